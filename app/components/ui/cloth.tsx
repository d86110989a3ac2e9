import { drawCloth } from "#app/domain/cloth/draw-cloth.ts";
import { type ClothSeed, weave } from "#app/domain/cloth/weave.ts";

/**
 * Show a strip of cloth: decoration only, never below text. It says nothing, so it is hidden from screen readers, and
 * vanishes without colours or style.
 * @param themes codes, the most important first
 * @param scale pixels for each unit of the drawing
 */
export function Cloth({
  seed,
  themes,
  scale = 4,
  isOneInk = false,
  className = "",
}: {
  seed: ClothSeed;
  themes: readonly string[];
  scale?: number;
  isOneInk?: boolean;
  className?: string;
}) {
  const { id, tile, gap, paths } = drawCloth(weave(seed, themes), isOneInk);
  return (
    <div className={`cloth ${className}`}>
      <svg width="100%" height={tile.height * scale} aria-hidden="true">
        <pattern
          id={`${id}-${scale}`}
          width={tile.width}
          height={tile.height}
          patternUnits="userSpaceOnUse"
          patternTransform={`scale(${scale})`}
          fill="none"
        >
          <path fill={gap} d={`M0 0h${tile.width}v${tile.height}H0z`} />
          {paths.map(({ stroke, width, dashes, d }) => (
            <path key={d + dashes} stroke={stroke} strokeWidth={width} strokeDasharray={dashes || undefined} d={d} />
          ))}
        </pattern>
        <rect width="100%" height="100%" fill={`url(#${id}-${scale})`} />
      </svg>
    </div>
  );
}
