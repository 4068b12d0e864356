"""What names and texts do to a page that they stand on, as a browser has drawn it."""

from collections.abc import Collection
from typing import Any

from playwright.sync_api import Page

from tests.every_screen import LAPTOP
from tests.shot_steps import settle

NARROWEST: Any = {"width": 320, "height": 640}

# What is wrong with each place where one of the names stands, and which of them stand somewhere.
_TROUBLES = """(names) => {
  const places = [], found = [], seen = new Set();
  const walk = (root) => {
    for (const at of root.querySelectorAll("*")) {
      if (at.shadowRoot) walk(at.shadowRoot);
      if (at.closest("script, style, textarea, option, title")) continue;
      if (!at.checkVisibility({ visibilityProperty: true })) continue;
      for (const node of at.childNodes) if (node.nodeType === 3) places.push([at, node]);
    }
  };
  walk(document);
  const above = (one) => one.parentElement ?? one.getRootNode().host;
  const boxes = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  // Whether a box hides some of it that neither scrolls nor is told in whole elsewhere.
  const isCut = (at, box) => {
    for (let one = at; one && one !== document.body; one = above(one)) {
      const { overflowX, overflowY } = getComputedStyle(one), frame = one.getBoundingClientRect();
      if (/auto|scroll/.test(overflowX)) return false;
      const over = box.right > frame.right + 2 || box.left < frame.left - 2;
      if (overflowX !== "visible" && over) return true;
      if (/hidden|clip/.test(overflowY) && box.top > frame.bottom - 2)
        return !["li", "section"].some((each) => at.closest(each)?.querySelector("a.more"));
    }
    return false;
  };
  // Whether the letter before it or after it stands at the wrong side.
  const turns = (at, node, from, length) => {
    let block = at;
    while (/^inline|contents/.test(getComputedStyle(block).display)) block = above(block);
    const letters = [], way = getComputedStyle(block);
    const all = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let of, isPast = false; (of = all.nextNode()); isPast ||= of === node) {
      if (of.tagName === "BR" && isPast) break;
      if (of.tagName === "BR") letters.length = 0;
      if (of.nodeType !== 3 || of.parentElement.closest("[aria-hidden]")) continue;
      if (of.parentElement.checkVisibility())
        for (let n = 0; n < of.length; n++) letters.push([of, n]);
    }
    const first = letters.findIndex(([of, n]) => of === node && n === from);
    const before = letters.slice(0, first), after = letters.slice(first + length);
    let rightToLeft = way.direction === "rtl";
    if (way.unicodeBidi === "plaintext") {
      // Without the name, its first strong letter says where the line begins; else the page does.
      const others = [...before, ...after].map(([of, n]) => of.data[n]);
      const leads = others.find((each) => /[\\p{L}\\u200e\\u200f]/u.test(each));
      if (leads) rightToLeft = /[\\u0590-\\u08ff\\u200f]/.test(leads);
    }
    return [before.reverse(), after].some((side) => {
      const next = side.find(([of, n]) => /[\\p{L}\\p{N}\\p{P}]/u.test(of.data[n]));
      const box = next && boxes(next[0], next[1], next[1] + 1)[0];
      const middle = box && (box.top + box.bottom) / 2;
      const line = boxes(node, from, from + length)
        .filter((each) => box && each.top < middle && middle < each.bottom);
      if (!line.length) return false;
      return (side === after) === rightToLeft
        ? box.right > Math.min(...line.map((each) => each.left)) + 1
        : box.left < Math.max(...line.map((each) => each.right)) - 1;
    });
  };
  for (const [at, node] of places) for (const name of names) {
    // Of a text that is told in part its beginning stands there.
    const from = node.data.indexOf([...name].slice(0, 8).join(""));
    if (from < 0) continue;
    seen.add(name);
    const lines = boxes(node, from, node.length), wrong = [];
    if (lines.some((box) => box.left < -1 || box.right > innerWidth + 1)) wrong.push("outside");
    if (lines.some((box) => isCut(at, box))) wrong.push("cut");
    const isWhole = node.data.startsWith(name, from);
    if (isWhole && turns(at, node, from, name.length)) wrong.push("turned");
    if (wrong.length) found.push(`${wrong}: ${at.outerHTML.slice(0, 160)}`);
  }
  for (const each of document.querySelectorAll(":root, .stMain"))
    if (each.scrollWidth > each.clientWidth + 1) found.push(`sideways: ${each.tagName}`);
  return [found, seen.size];
}"""


def troubles(page: Page, names: Collection[str], *, least: int = 1) -> list[str]:
    """What is wrong on a laptop and on the narrowest phone; `least` so many of the names show."""
    told = []
    for size in (LAPTOP, NARROWEST):
        page.set_viewport_size(size)
        settle(page)
        page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        found, seen = page.evaluate(_TROUBLES, list(names))
        assert seen >= least, page.url
        told += [f"{size['width']} px {page.url.rpartition('/')[2]} {each}" for each in found]
    return told
