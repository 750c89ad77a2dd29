// A letter has come back. While somebody types in a field, what stands there is not on the server yet, and drawing
// the page anew would lose it. So this waits until the field is left; its text goes to the server then.
const AFTER_FIELD = 300

export default function ({ data, parentElement, setTriggerValue }) {
  const typing = () => data.fields.includes(document.activeElement?.getAttribute?.("aria-label"))
  const arrive = () => { if (parentElement.isConnected) setTriggerValue("arrived", true) }
  if (parentElement.followupWaits) return
  parentElement.followupWaits = true
  if (!typing()) {
    arrive()
    return
  }
  parentElement.querySelector("[role=status]").textContent = data.waits
  document.activeElement.addEventListener("blur", () => setTimeout(arrive, AFTER_FIELD), { once: true })
}
