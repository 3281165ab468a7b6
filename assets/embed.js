// For a page that holds Fabriconomics frames: every frame gets the height it asks for, and hears whether the page around it
// is dark. Load it once; without it a frame keeps the height of its code and follows the reader's system.
//
// Messages, version 1, by postMessage:
//   frame to host  { type: 'fabriconomics', version: 1, height: 560 }           CSS pixels, whenever it changes
//   host to frame  { type: 'fabriconomics', version: 1, theme: 'light' }        or 'dark'
//   host to frame  { type: 'fabriconomics', version: 1, ask: 'height' }         says its height again
{
  const about = { type: 'fabriconomics', version: 1 }
  const known = new Set()
  const wish = matchMedia('(prefers-color-scheme: dark)')
  const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })

  // The first background behind the frame that can be seen; a page that paints none is white, unless it follows the system.
  const theme = frame => {
    for (let at = frame.parentElement; at; at = at.parentElement) {
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = getComputedStyle(at).backgroundColor
      pen.fillRect(0, 0, 1, 1)
      const [red, green, blue, seen] = pen.getImageData(0, 0, 1, 1).data
      if (seen > 127) return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 115 ? 'dark' : 'light'
    }
    const scheme = getComputedStyle(document.documentElement).colorScheme
    return wish.matches && /dark/.test(scheme) ? 'dark' : 'light'
  }
  const tell = frame => frame.contentWindow?.postMessage({ ...about, theme: theme(frame) }, '*')
  const tellAll = () => known.forEach(frame => (frame.isConnected ? tell(frame) : known.delete(frame)))

  addEventListener('message', ({ data, source }) => {
    if (data?.type !== about.type || data.version !== about.version || !(data.height > 0 && data.height < 2e4)) return
    for (const frame of document.querySelectorAll('iframe')) {
      if (frame.contentWindow !== source) continue
      frame.style.height = `${Math.ceil(data.height)}px`
      if (!known.has(frame)) tell(frame)
      known.add(frame)
    }
  })
  new MutationObserver(tellAll).observe(document.documentElement, { attributes: true })
  new MutationObserver(tellAll).observe(document.body ?? document.documentElement, { attributes: true })
  wish.addEventListener('change', tellAll)
  // Frames that stood before this did.
  for (const frame of document.querySelectorAll('iframe[src*="embed="]')) frame.contentWindow?.postMessage({ ...about, ask: 'height' }, '*')
}
