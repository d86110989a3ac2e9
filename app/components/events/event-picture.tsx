import { pictureFilePath } from "#app/domain/paths.ts";
import { directionOf, type Language } from "#app/domain/languages/language.ts";
import {
  type Picture,
  type PictureFormat,
  pictureFormats,
  pictureTypes,
  pictureWidths,
} from "#app/domain/model/picture.ts";

const onPhones = "(max-width: 600px)";
const sizes = "(min-width: 50rem) 48rem, 100vw";
/** Maximum width of pictures on phones, in pixels: larger files would use up mobile data without visible gain. */
const widestOnPhones = 800;

const sources = ({ id, width: largest }: Picture, format: PictureFormat, widest: number): string =>
  pictureWidths(largest)
    .filter((width, index) => width <= widest || index === 0)
    .map((width) => `${pictureFilePath(id, width, format)} ${width}w`)
    .join(", ");

/**
 * Show the picture of an event, with its space reserved before it loads; its texts are in the language of the event.
 * @param isFirst true where it stands above everything else: then it loads at once, also for a printer
 */
export function EventPicture({
  picture,
  isFirst = false,
}: {
  picture: (Picture & { language: Language }) | null;
  isFirst?: boolean;
}) {
  if (!picture) return null;
  const { id, width, height, alternativeText, credit, language } = picture;
  const words = { lang: language, dir: directionOf(language) };
  const middle = pictureWidths(width).findLast((pictureWidth) => pictureWidth <= widestOnPhones) ?? width;
  return (
    <figure className="event-picture">
      <picture>
        {pictureFormats.map((format) => (
          <source
            key={format}
            media={onPhones}
            type={pictureTypes[format]}
            srcSet={sources(picture, format, widestOnPhones)}
            sizes={sizes}
          />
        ))}
        <source type={pictureTypes.avif} srcSet={sources(picture, "avif", width)} sizes={sizes} />
        <img
          {...words}
          src={pictureFilePath(id, middle, "jpg")}
          srcSet={sources(picture, "jpg", width)}
          sizes={sizes}
          width={width}
          height={height}
          alt={alternativeText}
          loading={isFirst ? "eager" : "lazy"}
          decoding="async"
        />
      </picture>
      {credit && (
        <figcaption>
          <bdi {...words}>{credit}</bdi>
        </figcaption>
      )}
    </figure>
  );
}
