// Says which language the page is in, for screen readers and for hyphens; all other pages are in
// English.
export default function ({ data: { tag } }) {
  const page = document.documentElement;
  if (page.lang !== tag) page.lang = tag;
  return () => { page.lang = "en"; };
}
