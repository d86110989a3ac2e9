import { useWeekName } from "./use-instance.ts";
import { homePath } from "#app/domain/paths.ts";
import { useLanguage } from "./reader-context.tsx";

/** Show the header of pages whose address names no language: the name of the site, linked to the home page. */
export function PlainHeader() {
  const week = useWeekName();
  return (
    <header className="site">
      <div className="bar">
        <a className="brand" href={homePath(useLanguage())}>
          <span className="mark" aria-hidden="true" />
          {week}
        </a>
      </div>
      <div className="weave" aria-hidden="true" />
    </header>
  );
}
