import { useTexts } from "../../spine/words/language";
import { loadOf } from "./board";

/** Orders at hand against the limit: a figure, and a row of cells that is read without reading. */
export function LoadBar({ load, most }: { load: number; most: number | null }) {
  const t = useTexts();
  if (most === null) return <span className="load figures">{t("dispatch.loadN", { n: load })}</span>;
  const cells = Math.min(most, 12);
  const full = Math.round((Math.min(load, most) / most) * cells);
  return (
    <span className={`load load-${loadOf(load, most)}`} title={t("dispatch.load", { n: load, most })}>
      <span className="load-cells" aria-hidden="true">
        {Array.from({ length: cells }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is nothing but its place
          <i key={index} className={index < full ? "load-used" : ""} />
        ))}
      </span>
      <span className="figures" aria-hidden="true">
        {load}/{most}
      </span>
      <span className="unseen">{t("dispatch.load", { n: load, most })}</span>
    </span>
  );
}
