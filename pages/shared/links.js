// Type, then press a link at once: Streamlit would send the change of page first and the typed text after it, and
// the late text would pull the person back to the old page. So a link pressed out of a field waits a moment.
const WAIT = 250
const LONGEST = 3000
let leftField = false

function isRunning() {
  return document.querySelector("[data-test-script-state]")?.dataset.testScriptState === "running"
}

function follow(link, address, waited) {
  if (isRunning() && waited < LONGEST) {
    setTimeout(follow, WAIT, link, address, waited + WAIT)
    return
  }
  const there = link.isConnected ? link : document.querySelector(`a[href="${CSS.escape(address)}"]`)
  if (there) there.click()
}

function press(event) {
  const field = document.activeElement
  leftField = Boolean(field?.matches("input, textarea")) && !field.contains(event.target)
  if (!leftField || !event.target.closest?.("a[href]")) return
  // The keys by which Streamlit takes over what was typed.
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }))
}

function hold(event) {
  const link = event.target.closest?.("a[href]")
  const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || link?.target === "_blank"
  if (!leftField || !link || elsewhere) return
  leftField = false
  event.preventDefault()
  event.stopImmediatePropagation()
  setTimeout(follow, WAIT, link, link.getAttribute("href"), WAIT)
}

if (!window.followupLinks) {
  window.followupLinks = true
  document.addEventListener("pointerdown", press, true)
  document.addEventListener("click", hold, true)
}
