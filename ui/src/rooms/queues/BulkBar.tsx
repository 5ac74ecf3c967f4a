import { Button, Dropdown } from "antd";
import { lazy, Suspense, useState } from "react";
import { useMeta } from "../../api/queries";
import type { BulkResult, FlowAction, Row } from "../../api/types";
import { useSay, useTexts } from "../../spine/words/language";
import { sharedActions } from "./filter";

const BulkForm = lazy(() => import("./BulkForm").then((part) => ({ default: part.BulkForm })));
const BulkResults = lazy(() => import("./BulkForm").then((part) => ({ default: part.BulkResults })));

/** What is done to many at once; the rest stands in a menu. */
const OFTEN = ["claim", "assign", "hand_over", "create_order", "chase", "note", "accept", "finish"];

interface Props {
  rows: Row[];
  onClear: () => void;
  onDone: () => void;
}

/** What all selected rows offer can be done to all of them; each row answers for itself. */
export function BulkBar({ rows, onClear, onDone }: Props) {
  const t = useTexts();
  const say = useSay();
  const meta = useMeta();
  const [act, setAct] = useState<FlowAction | null>(null);
  const [results, setResults] = useState<BulkResult[] | null>(null);
  const flow = meta?.flows.find((one) => one.kind === rows[0]?.kind);
  const shared = sharedActions(rows);
  // Read-back is a talk with one customer; files belong to one record.
  const offered = (flow?.actions ?? []).filter(
    (one) => shared.includes(one.code) && one.code !== "confirm" && one.code !== "attach",
  );
  const near = offered.filter((one) => OFTEN.includes(one.code));
  const far = offered.filter((one) => !OFTEN.includes(one.code));
  return (
    <section className="bulk-bar" aria-label={t("bulk.title")}>
      <strong aria-live="polite">{t("bulk.picked", { n: rows.length })}</strong>
      {offered.length === 0 && <span className="quiet">{t("bulk.nothing")}</span>}
      {near.map((action) => (
        <Button key={action.code} danger={action.grave} onClick={() => setAct(action)}>
          {say(action.words)}
        </Button>
      ))}
      {far.length > 0 && (
        <Dropdown
          trigger={["click"]}
          menu={{
            items: far.map((action) => ({
              key: action.code,
              label: say(action.words),
              danger: action.grave,
            })),
            onClick: ({ key }) => setAct(far.find((action) => action.code === key) ?? null),
          }}
        >
          <Button>{t("record.more")}</Button>
        </Dropdown>
      )}
      <Button type="link" onClick={onClear}>
        {t("bulk.clear")}
      </Button>
      <Suspense fallback={null}>
        {act && (
          <BulkForm
            key={act.code}
            action={act}
            rows={rows}
            onClose={() => setAct(null)}
            onResults={(given) => {
              setAct(null);
              setResults(given);
              onDone();
            }}
          />
        )}
        {results && (
          <BulkResults
            rows={rows}
            results={results}
            onClose={() => {
              setResults(null);
              onClear();
            }}
          />
        )}
      </Suspense>
    </section>
  );
}
