// Writes the sign-in cookie once, and says nothing back: an answer would run the whole page again
// under the next click of whoever just signed in.
export default function ({ data: { cookie } }) {
  if (!cookie || cookie === globalThis.evenfloorCookie) return;
  globalThis.evenfloorCookie = cookie;
  document.cookie = cookie;
}
