"""What axe-core, with its default rules, finds wrong with a page, light and dark, in a wide window and in a phone's.

Most of its time would go into colours: a page is asked for its looks first, and each look is judged once. Needs
axe-playwright-python, which carries axe-core.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Literal

import axe_playwright_python
from playwright.sync_api import Page

from crossing.workshop.visiting import PHONE, WIDE, lay_out

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CONTRAST, DISTINCT = "color-contrast", "link-in-text-block"  # axe's default rules that read colours

# Most of axe's time would go into the contrast of each word of a long table with what lies behind it; but words of one look,
# of which colour, size as far as WCAG asks for it, shadow, and the grounds of all that they lie in are the same, have the same
# contrast, and links of one look stand out alike from words around them of one colour. This returns the elements with words and
# the links, those of one look together, in each case what has not been judged in this colour scheme in another window.
# Words in drawings are left out: axe cannot judge them, and that the colours of charts stand out is a test of its own.
_LOOKS = r"""() => {
  const grounds = new Map([[null, ['', '', false]]]);
  const ground = (element) => { // what changes all that lies in it, what lies behind its words, whether all of it is cut away
    if (!grounds.has(element)) {
      const { backgroundColor, backgroundImage, opacity, mixBlendMode, filter, position, overflow } = getComputedStyle(element);
      const [effects, behind, away] = ground(element.parentElement);
      const effect = [opacity, mixBlendMode, filter].join(' '), own = [backgroundColor, backgroundImage].join(' ');
      const clear = own === 'rgba(0, 0, 0, 0) none' && position === 'static', opaque = /^rgb\(.*\) none$/.test(own);
      grounds.set(element, [effect === '1 normal none' ? effects : `${effects} ${effect}`,
        opaque ? own : clear ? behind : `${behind} ${own} ${position}`,
        away || (overflow === 'hidden' && element.getBoundingClientRect().width <= 1)]);
    }
    return grounds.get(element);
  };
  const speaks = (element) => element.matches('input, select, textarea')
    || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().bottom > 0 && !ground(element)[2];
  const large = (size, weight) => size >= 24 || (size >= 18.5 && weight >= 700);
  const length = (element) => element.textContent.replace(/\s/g, '').length;
  const amid = (link) => { // whether its block has words that are no links
    let block = link.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    return length(block) > [...block.querySelectorAll('a')].reduce((sum, each) => sum + length(each), 0);
  };
  const looks = {}, links = {};
  for (const element of document.body.querySelectorAll(':not(svg *)')) {
    if (!speaks(element) || !seen(element)) continue;
    const { color, fontSize, fontWeight, textShadow, textDecoration, borderBottom } = getComputedStyle(element);
    const look = [...ground(element), color, large(parseFloat(fontSize), Number(fontWeight)), textShadow].join(' ');
    if (!window.judged.has(look)) (looks[look] ||= []).push(element);
    const link = element.closest('a');
    if (!link) continue;
    const kind = [look, fontWeight, textDecoration, borderBottom, getComputedStyle(element.parentElement).color, amid(link)].join(' ');
    if (!window.judged.has(kind)) (links[kind] ||= []).push(link);
  }
  return { looks: Object.entries(looks), links: Object.entries(links) };
}"""
# Runs axe with the first, a middle and the last element of each look for its rules on contrast and on links, and then with all
# of the looks whose contrast it could judge by none of them; returns pairs of a rule and the HTML of the element that breaks it.
_AXE = """async ({ found: { looks, links }, contrast, distinct, only }) => {
  const mark = (name, elements) => {
    for (const marked of document.querySelectorAll(`[${name}]`)) marked.removeAttribute(name);
    for (const element of elements) element.setAttribute(name, '');
  };
  const run = (elements, options) => {
    mark('data-look', elements);
    return axe.run(document, { ...options, resultTypes: ['violations', 'passes'], elementRef: true, selectors: false });
  };
  axe.configure({ rules: [{ id: contrast, selector: '[data-look]' }, { id: distinct, selector: 'a[data-link]' }] });
  const three = ([, alike]) => [alike[0], alike[alike.length >> 1], alike.at(-1)];
  const some = looks.map(three);
  mark('data-link', links.flatMap(three));
  const idle = [...looks.length ? [] : [contrast], ...links.length ? [] : [distinct]];
  const runOnly = only.filter((rule) => !idle.includes(rule));
  if (only.length && !runOnly.length) return [];
  const whole = await run(some.flat(), only.length ? { runOnly } : { rules: Object.fromEntries(idle.map((rule) => [rule, { enabled: false }])) });
  const sure = new Set([...whole.violations, ...whole.passes].filter((result) => result.id === contrast)
    .flatMap((result) => result.nodes.map((node) => node.element)));
  const open = looks.filter((_, i) => !some[i].some((element) => sure.has(element)));
  looks.filter((look) => !open.includes(look)).forEach(([look]) => window.judged.add(look));
  links.forEach(([kind]) => window.judged.add(kind));
  const then = open.length ? await run(open.flatMap(([, alike]) => alike), { runOnly: [contrast] }) : { violations: [] };
  return [...whole.violations, ...then.violations].flatMap((one) => one.nodes.map((node) => [one.id, node.html]));
}"""


def accessibility(page: Page) -> list[str]:
    """Return the violations of axe-core's default rules on an open page in each colour scheme as "scheme, width, rule: HTML".

    In the second scheme only what depends on colours is looked at again: the page is the same but for them. A fault of a look
    that is the same in both windows is named for the first.
    """
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    violations = []
    lay_out(page)
    page.evaluate(axe)
    for scheme, viewport in itertools.product(SCHEMES, (WIDE, PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(viewport)
        if viewport == WIDE:
            page.evaluate("window.judged = new Set()")
        only = [] if scheme == SCHEMES[0] else [CONTRAST, DISTINCT]
        asked = {"found": page.evaluate_handle(_LOOKS), "contrast": CONTRAST, "distinct": DISTINCT, "only": only}
        found = page.evaluate(_AXE, asked)
        violations += [f"{scheme}, {viewport['width']} px, {rule}: {html}" for rule, html in found]
    return violations
