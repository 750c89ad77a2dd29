// On a phone Streamlit leaves the drawer of pages open, over the page that was chosen. So it is closed here.
const CLOSE_AFTER = 250

function closeDrawer(event) {
  const drawer = event.target.closest?.("[data-testid=stSidebar]")
  if (!drawer || !event.target.closest("a[href]") || !window.matchMedia("(max-width: 768px)").matches) return
  setTimeout(() => {
    if (drawer.dataset.collapsed === "false") drawer.querySelector("[data-testid=stSidebarCollapseButton] button")?.click()
  }, CLOSE_AFTER)
}

if (!window.followupDrawer) {
  window.followupDrawer = true
  document.addEventListener("click", closeDrawer)
}
