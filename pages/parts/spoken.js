// Says which language the page is in, for screen readers and for hyphens; what says nothing of it is
// in English.
export default function ({ data: { tag } }) {
  const page = document.documentElement;
  if (page.lang !== tag) page.lang = tag;
  return () => { page.lang = "en"; };
}
