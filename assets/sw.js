// Keeps the page for when there is no network. The files of one build lie in a cache of their own, which is whole before
// it is used: the worker of a build answers with that build's files or not at all, and asks for nothing else.

// What the build calls itself, and its files: the address of each in this folder, and the digest of what is in it.
const BUILD = ''
const FILES = {}

const HOME = registration.scope
const OURS = `fabriconomics ${HOME} `
const CACHE = OURS + BUILD
// Milliseconds a page may take to come from its host while an older one lies here.
const PATIENCE = 3000
// Pages of another build, which the host sent while this build's worker still stood: they get nothing from here.
const others = new Set()

// What is here from an attempt that broke off is right, and stays. A file that is not this build's ends the attempt: the
// host is being changed, and the browser tries again.
const fill = async () => {
  const cache = await caches.open(CACHE)
  for (const [address, integrity] of Object.entries(FILES)) {
    if (await cache.match(address)) continue
    // A name with a hash in it is asked for as the page does; others the browser may remember from an older build.
    const remembered = /-[0-9a-f]{8,}[._]/.test(address) ? 'default' : 'no-cache'
    const answer = await fetch(address, { integrity, cache: remembered, redirect: 'error' })
    if (!answer.ok) throw Error(`${address}: ${answer.status}`)
    await cache.put(address, answer)
  }
}

// Takes over once no page of the older build is open; unless a newer one is on its way, whatever else lies here can go.
const settle = async () => {
  if (!registration.installing) {
    const names = await caches.keys()
    await Promise.all(names.filter(name => name.startsWith(OURS) && name !== CACHE).map(name => caches.delete(name)))
  }
  await clients.claim()
}

const kept = address => caches.match(address, { cacheName: CACHE, ignoreVary: true })

const ask = async request => {
  const answer = await fetch(request)
  if (answer.status >= 500) throw Error(answer.status)
  return [answer, answer.ok ? await answer.clone().text() : '']
}

// The page as its host has it now; the one kept here where the host is silent, slow or broken.
const page = async event => {
  const asked = ask(event.request)
  const late = new Promise(done => setTimeout(done, PATIENCE))
  const came = await Promise.race([asked.catch(() => {}), late])
  if (!came) return (await kept('./')) ?? (await asked)[0]
  const [answer, text] = came
  if (!text.includes(BUILD)) others.add(event.resultingClientId)
  return answer
}

addEventListener('install', event => event.waitUntil(fill()))
addEventListener('activate', event => event.waitUntil(settle()))
addEventListener('fetch', event => {
  const { request, clientId } = event
  const { href, pathname, search } = new URL(request.url)
  if (request.method !== 'GET' || !href.startsWith(HOME)) return
  const name = pathname.slice(new URL(HOME).pathname.length)
  if (request.mode === 'navigate') {
    if (name === '' || name === 'index.html') event.respondWith(page(event))
    return
  }
  // The number behind a build only says which try it is.
  const address = name + search.replace(/-\d+$/, '-0')
  if (address in FILES && !others.has(clientId)) event.respondWith(kept(address).then(found => found ?? fetch(request)))
})
