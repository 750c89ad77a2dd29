// On a phone Streamlit leaves the drawer of pages open, over the page that was chosen. So it is closed here, as soon
// as it takes the press: while the new page is being drawn it may not.
const CLOSE_AFTER = 250

function close(tries) {
  const drawer = document.querySelector("[data-testid=stSidebar]")
  if (!drawer || drawer.dataset.collapsed !== "false" || tries === 0) return
  drawer.querySelector("[data-testid=stSidebarCollapseButton] button")?.click()
  setTimeout(close, CLOSE_AFTER, tries - 1)
}

function closeDrawer(event) {
  const drawer = event.target.closest?.("[data-testid=stSidebar]")
  if (!drawer || !event.target.closest("a[href]") || !window.matchMedia("(max-width: 768px)").matches) return
  setTimeout(close, CLOSE_AFTER, 10)
}

if (!window.followupDrawer) {
  window.followupDrawer = true
  document.addEventListener("click", closeDrawer)
}
