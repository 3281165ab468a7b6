// Finishes what trunk built, before it becomes dist/: stamps the page with its build, writes the worker that keeps the page
// for when there is no network (sw.js), and puts everything into one file (fabriconomics.html), and what a frame shows into
// another (frame.html). A second run on the same folder changes nothing. `node .tools/finish.mjs [FOLDER]`
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const folder = process.argv[2] ?? process.env.TRUNK_STAGING_DIR
const source = join(dirname(fileURLToPath(import.meta.url)), '..')
const MADE = ['sw.js', 'fabriconomics.html', 'frame.html']
// Files the page asks for only when they are needed, besides its further programs.
const LATER = ['ledger.json', 'prose.json']

const fail = why => {
  throw Error(`finishing the page: ${why}`)
}
const read = name => readFileSync(join(folder, name))
const text = name => read(name).toString('utf8')
const write = (name, content) => writeFileSync(join(folder, name), content)
const digest = (content, form) => createHash('sha256').update(content).digest(form)
// Exactly one place is as expected, or the build ends here.
const swap = (whole, what, by) => {
  const found = whole.split(what).length - 1
  const parts = typeof what === 'string' ? found : [...whole.matchAll(what)].length
  if (parts !== 1) fail(`${what} stands ${parts} times where it should stand once`)
  return whole.replace(what, by)
}

const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length).replace(/^[\\/]/, '').replaceAll('\\', '/'))
  .filter(name => !MADE.includes(name) && !name.startsWith('.'))
  .sort()
const find = pattern => names.find(name => pattern.test(name)) ?? fail(`no file is ${pattern}`)
const css = find(/^app-[0-9a-f]{8,}\.css$/)
const main = find(/^fabriconomics-[0-9a-f]{8,}\.js$/)
const further = names.filter(name => /^\w+_bg\.wasm$/.test(name)).map(name => name.replace('_bg.wasm', ''))
const programs = { fabriconomics: main, ...Object.fromEntries(further.map(name => [name, `${name}.js`])) }
const code = glue => glue.replace(/\.js$/, '_bg.wasm')

// The build: one name for the content of every file, so that no file of another build is ever taken for one of this.
const stamp = (page, build) => swap(page, /<html [^>]*data-build="\w*"/g, tag => tag.replace(/"\w*"$/, `"${build}"`))
const bare = stamp(text('index.html'), '')
const all = createHash('sha256')
for (const name of names) all.update(`${name}\n${digest(name === 'index.html' ? bare : read(name), 'hex')}\n`)
const build = all.digest('hex').slice(0, 16)
const page = stamp(bare, build)
write('index.html', page)

// The worker's list: what the page, its styles or its manifest name, and what may be asked for later.
const named = page + text(css) + text('manifest.webmanifest')
const later = [...further.flatMap(name => [programs[name], code(programs[name])]), ...LATER]
const files = {}
for (const name of names) {
  const address = name === 'index.html' ? './' : later.includes(name) ? `${name}?${build}-0` : named.includes(name) && name
  if (address) files[address] = `sha256-${digest(read(name), 'base64')}`
}
let worker = readFileSync(join(source, 'assets/sw.js'), 'utf8')
worker = swap(worker, "const BUILD = ''", `const BUILD = '${build}'`)
write('sw.js', swap(worker, 'const FILES = {}', () => `const FILES = ${JSON.stringify(files, null, 2)}`))

// One file. A program's glue becomes a function that returns its start; its code is packed and unpacked when it is asked
// for; a browser that reads WebAssembly of today has what unpacks it.
const inside = (what, content, end) => (new RegExp(`</${end}|<!--`, 'i').test(content) ? fail(`${what} holds the end of its own element`) : content)
const enclosed = glue => {
  let script = text(glue).replaceAll(/^export (?=class|function)/gm, '')
  script = swap(script, /^export \{ initSync, __wbg_init as default \};$/gm, 'return __wbg_init;')
  script = swap(script, /new URL\('[^']*', import\.meta\.url\)/g, 'undefined')
  if (/^\s*(import|export)\b|\bimport\s*[.(]/m.test(script)) fail(`${glue} imports or exports what this file does not know`)
  return inside(glue, script, 'script')
}
const base64 = content => content.toString('base64')
const packed = glue => `<script type="application/gzip" id="${code(glue)}">${base64(gzipSync(read(code(glue)), { level: 9 }))}</script>`
const data = name => `<script type="application/json" id="${name}">${JSON.stringify(JSON.parse(text(name))).replaceAll('<', '\\u003c')}</script>`
const loader = programs => `<script>
{
const starts = {
${Object.entries(programs).map(([name, glue]) => `${name}() {\n'use strict';\n${enclosed(glue)}}`).join(',\n')}
}
const codes = ${JSON.stringify(Object.fromEntries(Object.entries(programs).map(([name, glue]) => [name, code(glue)])))}
const unpack = name => {
  const packed = Uint8Array.from(atob(document.getElementById(name).textContent), letter => letter.charCodeAt())
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
}
const asked = {}
window.program = name => asked[name] ??= unpack(codes[name]).then(code => starts[name]()({ module_or_path: code }))
program('fabriconomics')
}
</script>`

// A font's name stays behind its letters, for the program that puts them into pictures.
const styles = text(css).replaceAll(/url\("fonts\/([^".]+)\.woff2"\)/g, (_, name) => `url("data:font/woff2;base64,${base64(read(`fonts/${name}.woff2`))}#${name}")`)
const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? fail('the page has no policy')
// Nobody is asked for anything: what was allowed of the page's own folder is not, and the fonts are inside.
const closed = policy.split('; ').map(rule => rule.replaceAll(" 'self'", '').replace(/^font-src$/, 'font-src data:')).filter(rule => rule.includes(' ')).join('; ')
if (!closed.startsWith("default-src 'none'; ") || /connect-src|https?:|\*|'self'/.test(closed)) fail(`the policy of the one file lets something through: ${closed}`)

const single = (file, programs, later) => {
  let whole = page
  whole = swap(whole, policy, () => closed)
  whole = swap(whole, 'content="index, follow"', 'content="noindex"')
  whole = swap(whole, / *<!--[^>]*-->\s*<script id="alone">.*?<\/script>\n/g, '')
  whole = swap(whole, /<script type="module">.*?<\/script>/gs, '')
  whole = swap(whole, / *<script id="loader">.*?<\/script>\n/gs, '')
  whole = swap(whole, /<link rel="stylesheet" href="[^"]*"[^>]*>/g, () => `<style id="styles">${inside(css, styles, 'style')}</style>`)
  whole = whole.replaceAll(/ *<link rel="(preload|modulepreload|manifest)"[^>]*>\n?/g, '')
  whole = swap(whole, '</body>', () => [...later.map(data), ...Object.values(programs).map(packed), loader(programs), '</body>'].join('\n'))
  const left = whole.match(/<(link|script|img|iframe|source)\b[^>]*\s(href|src)="(?!data:)[^"]*"/) ?? whole.match(/url\("(?!data:)[^"]*"/)
  if (left) fail(`${file} still asks for something: ${left[0]}`)
  write(file, whole)
}
single('fabriconomics.html', programs, LATER)
// Shows figures and shares nothing: half the size.
single('frame.html', { fabriconomics: main, views: programs.views }, ['prose.json'])
