import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { PageHead } from "../../spine/layout/PageHead";
import { useTexts } from "../../spine/words/language";
import "../notices/words";
import { AuditLog } from "./AuditLog";
import { GateHits } from "./GateHits";
import type { AuditSearch } from "./search";

// Both logs come together: whoever reads the one reads the other.
export { DeliveriesPage } from "../notices/DeliveriesPage";

const PARTS = ["log", "gates"] as const;

/** Who did, saw and tried what; and what gates let pass although they would have blocked it. */
export function AuditPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const search = useSearch({ from: "/shell/audit" });
  const part = search.part === "gates" ? "gates" : "log";
  const change = (next: AuditSearch) => void navigate({ to: "/audit", search: next, replace: true });
  return (
    <div className="page page-wide">
      <PageHead title={t("audit.title")}>
        <Link to="/deliveries" search={{}}>
          {t("deliveries.title")}
        </Link>
      </PageHead>
      <div>
        <fieldset className="segments">
          <legend className="unseen">{t("audit.title")}</legend>
          {PARTS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={part === one}
              onClick={() => change(one === "gates" ? { part: one } : {})}
            >
              {t(`audit.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      {part === "gates" ? (
        <GateHits search={search} onChange={change} />
      ) : (
        <AuditLog search={search} onChange={change} />
      )}
    </div>
  );
}

/** The end of a list that is read page by page: nothing, more, or further back through the log. */
export function ListEnd(props: {
  empty: ReactNode | null;
  more: string | null;
  busy: boolean;
  onMore: () => void;
  onClear: (() => void) | null;
}) {
  const t = useTexts();
  return (
    <>
      {props.empty && (
        <div className="card empty">
          <p>{props.empty}</p>
          {props.onClear && <Button onClick={props.onClear}>{t("audit.clear")}</Button>}
        </div>
      )}
      {props.more && (
        <div className="more">
          <Button loading={props.busy} onClick={props.onMore}>
            {props.more}
          </Button>
        </div>
      )}
    </>
  );
}
