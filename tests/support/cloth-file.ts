import type { ClothDrawing } from "#app/domain/cloth/draw-cloth.ts";

/**
 * Write a cloth as an SVG file with its motif in the middle.
 * @param size in pixels; `scale` is that of a unit, `radius` that of the corners
 */
export function clothSvg(
  drawing: ClothDrawing,
  size: { width: number; height: number; scale: number; radius?: number },
): string {
  const { id, tile, gap, paths } = drawing;
  const left = size.width / 2 - (tile.width * size.scale) / 2;
  const top = size.height / 2 - (tile.height * size.scale) / 2;
  const lines = paths.map(
    ({ stroke, width, dashes, d }) =>
      `<path stroke="${stroke}" stroke-width="${width}"${dashes === "" ? "" : ` stroke-dasharray="${dashes}"`} d="${d}"/>`,
  );
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">` +
    `<pattern id="${id}" width="${tile.width}" height="${tile.height}" patternUnits="userSpaceOnUse"` +
    ` patternTransform="translate(${left} ${top})scale(${size.scale})" fill="none">` +
    `<path fill="${gap}" d="M0 0h${tile.width}v${tile.height}H0z"/>${lines.join("")}</pattern>` +
    `<rect width="100%" height="100%"${size.radius === undefined ? "" : ` rx="${size.radius}"`} fill="url(#${id})"/></svg>`
  );
}
