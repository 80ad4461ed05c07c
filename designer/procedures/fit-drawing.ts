import type Canvas from 'diagram-js/lib/core/Canvas';

/** Shows all of the drawing, with room around it and beside the palette, which lies over the canvas. */
export function fitDrawing(
  canvas: Canvas,
  room: { readonly left: number; readonly around: number },
) {
  const { inner, outer } = canvas.viewbox();
  if (inner.width === 0 || outer.width === 0) return;
  const width = outer.width - room.left - room.around;
  const height = outer.height - 2 * room.around;
  const scale = Math.max(0.2, Math.min(width / inner.width, height / inner.height, 1));
  canvas.viewbox({
    x: inner.x - (room.left + Math.max(0, width - inner.width * scale) / 2) / scale,
    y: inner.y - (outer.height / scale - inner.height) / 2,
    width: outer.width / scale,
    height: outer.height / scale,
  });
}

export const BESIDE_PALETTE = { left: 130, around: 40 };
export const AROUND = { left: 24, around: 24 };
