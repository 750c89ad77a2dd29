// A live region that says what happened, and brings the result into view. Each message has an id and is said once.
const said = new WeakMap()

function settled() {
  return document.querySelector("[data-test-script-state]")?.dataset.testScriptState !== "running"
}

function scrollTo(place) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches
  place.style.scrollMarginTop = "4.5rem"
  place.scrollIntoView({ behavior: calm ? "auto" : "smooth", block: "start" })
}

// Nobody who has begun to type is taken out of the field, and nothing moves under their hands.
function isTyping() {
  return document.activeElement?.matches("textarea, input[type=text], input[type=password]") ?? false
}

// What is still being drawn above would push the place away, so this waits, and looks once more afterwards.
function bringIntoView(target, tries) {
  const place = document.querySelector(`.st-key-${target}`)
  if (!place || !settled()) {
    if (tries > 0) setTimeout(bringIntoView, 100, target, tries - 1)
    return
  }
  if (isTyping()) return
  scrollTo(place)
  const heading = place.querySelector("h1, h2, h3")
  if (heading) {
    heading.setAttribute("tabindex", "-1")
    heading.style.outline = "none"
    heading.focus({ preventScroll: true })
  }
  setTimeout(() => {
    const top = place.getBoundingClientRect().top
    if (document.activeElement === heading && (top < 0 || top > window.innerHeight / 2)) scrollTo(place)
  }, 700)
}

export default function ({ data, parentElement }) {
  const region = parentElement.querySelector("[role=status]")
  if (!data.id || said.get(parentElement) === data.id) return
  said.set(parentElement, data.id)
  region.textContent = ""
  setTimeout(() => { region.textContent = data.message }, 150)
  if (data.target) setTimeout(bringIntoView, 150, data.target, 120)
}
