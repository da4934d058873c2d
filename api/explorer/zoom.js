/** Looking closer at the picture: buttons to zoom, dragging to move. The wheel is left to the page. */

import { make } from "./dom.js";

const STEP = 1.4;
const CLOSEST = 6;

/**
 * Let a picture be zoomed and moved.
 * @param {SVGElement} svg
 * @param {number[]} whole Left, top, width and height of all of it.
 * @returns {HTMLElement} The buttons.
 */
export function makeMovable(svg, whole) {
  let zoom = 1;
  let middle = [whole[0] + whole[2] / 2, whole[1] + whole[3] / 2];

  const show = () => {
    const [width, height] = [whole[2] / zoom, whole[3] / zoom];
    svg.setAttribute("viewBox", [middle[0] - width / 2, middle[1] - height / 2, width, height].join(" "));
    svg.classList.toggle("movable", zoom > 1);
  };
  const look = (factor) => {
    zoom = Math.min(CLOSEST, Math.max(1, zoom * factor));
    if (zoom === 1) middle = [whole[0] + whole[2] / 2, whole[1] + whole[3] / 2];
    show();
  };
  makeDraggable(svg, (right, down) => {
    if (zoom === 1) return;
    middle = [middle[0] - right, middle[1] - down];
    show();
  });

  const button = (label, sign, factor) =>
    make("button", { type: "button", "aria-label": label, title: label, onclick: () => look(factor) }, sign);
  return make(
    "div",
    { class: "zoom", role: "group", "aria-label": "Zoom" },
    button("Zoom in", "+", STEP),
    button("Zoom out", "−", 1 / STEP),
    button("Show the whole picture", "⤢", 0),
  );
}

/** Call `move` with how far the pointer was dragged, in the picture's own units. */
function makeDraggable(svg, move) {
  let last = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.target === svg && svg.classList.contains("movable")) {
      last = event;
      svg.setPointerCapture(event.pointerId);
    }
  });
  svg.addEventListener("pointermove", (event) => {
    if (!last) return;
    const scale = svg.getScreenCTM().a;
    move((event.clientX - last.clientX) / scale, (event.clientY - last.clientY) / scale);
    last = event;
  });
  for (const end of ["pointerup", "pointercancel"]) {
    svg.addEventListener(end, () => { last = null; });
  }
}
