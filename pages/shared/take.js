// Copy, save and mail the letter as it stands in the fields at this moment, not as the server last saw it.
const enc = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase())

function current(label, known) {
  const field = [...document.querySelectorAll("textarea, input")].find((f) => f.getAttribute("aria-label") === label)
  return field ? field.value : known
}

function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement("textarea")
  area.value = text
  area.style.cssText = "position:fixed;opacity:0"
  document.body.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  return done ? Promise.resolve() : Promise.reject(new Error("copy"))
}

function download(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

// The server makes the Word file from the words sent along, so it never holds older ones than the field.
async function fetchWord(path, subject, body) {
  const here = new URL(document.baseURI)
  here.pathname = here.pathname.replace(/(.)\/$/, "$1")
  const answer = await fetch(new URL(path, here), {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ subject, body }),
  })
  if (!answer.ok || !(answer.headers.get("Content-Type") || "").includes("officedocument")) throw new Error("word")
  return answer.blob()
}

export default function ({ data, parentElement }) {
  const find = (part) => parentElement.querySelector(`[data-part=${part}]`)
  const say = (text) => { find("status").textContent = text }
  const body = () => current(data.body_label, data.body).trim()
  const subject = () => (data.subject_label ? current(data.subject_label, data.subject).trim() : "")
  for (const part of ["copy", "save", "word", "mail"]) find(part).querySelector("span").textContent = data.words[part]
  find("copy").classList.toggle("main", data.first)
  find("mail").hidden = !data.mailto
  find("mail").href = data.mailto || "#"
  find("copy").onclick = () => copyText(body()).then(() => say(data.words.copied), () => say(data.words.copy_failed))
  find("save").onclick = () => {
    const head = subject() ? `Subject: ${subject()}\n\n` : ""
    download(new Blob([`${head}${body()}\n`], { type: "text/plain;charset=utf-8" }), data.file_name)
    say(data.words.saved)
  }
  find("word").onclick = () => fetchWord(data.word_path, subject(), body()).then((file) => {
    download(file, data.file_name.replace(/txt$/, "docx"))
    say(data.words.saved)
  }).catch(() => say(data.words.word_failed))
  const renew = () => {
    if (body() === data.body.trim() && subject() === data.subject.trim()) return
    const parts = [subject() && `subject=${enc(subject())}`, `body=${enc(body().split(/\r?\n/).join("\r\n"))}`]
    find("mail").href = `${data.mailto.split("?")[0]}?${parts.filter(Boolean).join("&")}`
  }
  find("mail").onpointerdown = renew
  find("mail").onclick = renew
}
