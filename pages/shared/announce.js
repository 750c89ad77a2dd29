// A live region that says what happened, and brings the result into view. Each message has an id and is said once.
const said = new WeakMap()

function bringIntoView(target, tries) {
  const place = document.querySelector(`.st-key-${target}`)
  if (!place) {
    if (tries > 0) setTimeout(() => bringIntoView(target, tries - 1), 100)
    return
  }
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  place.style.scrollMarginTop = "4.5rem"
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" })
  const heading = place.querySelector("h1, h2, h3")
  if (heading) {
    heading.setAttribute("tabindex", "-1")
    heading.style.outline = "none"
    heading.focus({ preventScroll: true })
  }
}

export default function ({ data, parentElement }) {
  const region = parentElement.querySelector("[role=status]")
  if (!data.id || said.get(parentElement) === data.id) return
  said.set(parentElement, data.id)
  region.textContent = ""
  setTimeout(() => { region.textContent = data.message }, 150)
  if (data.target) setTimeout(() => bringIntoView(data.target, 20), 150)
}
