import { type ReactNode, useEffect } from "react";
import { useTexts } from "../words/language";

/** Title of a page, also in the tab of the browser. */
export function PageHead({ title, children }: { title: string; children?: ReactNode }) {
  const t = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t("product.short")}`;
  }, [title, t]);
  return (
    <div className="page-head">
      <h1>{title}</h1>
      <div className="page-head-end">{children}</div>
    </div>
  );
}
