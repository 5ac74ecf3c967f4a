import { Alert, Button } from "antd";
import type { ReactNode } from "react";
import type { Problem } from "../../api/client";
import { useMeta } from "../../api/queries";
import type { Page } from "../../api/types";
import { fullTime } from "../../spine/clock/moment";
import { OneEvent } from "../../spine/timeline/Timeline";
import { useLanguage, useTexts } from "../../spine/words/language";
import { useNaming } from "../../spine/words/naming";

interface Props {
  page: Page;
  /** Events that were on show when the form was opened. */
  known: ReadonlySet<string>;
  problem: Problem | null;
  onReload: () => void;
  busy: boolean;
}

/** Somebody else acted meanwhile: what they did, and a way on that keeps the typed text. */
export function StalePanel({ page, known, problem, onReload, busy }: Props) {
  const t = useTexts();
  const language = useLanguage();
  const naming = useNaming();
  const meta = useMeta();
  const changed = problem?.changed;
  const actions = meta?.flows.find((one) => one.kind === page.record.kind)?.actions ?? [];
  const events = (changed?.events ?? page.timeline.items).filter((event) => !known.has(event.id));
  return (
    <StaleNotice
      title={
        changed
          ? t("stale.title", {
              by: changed.by?.name ?? t("timeline.system"),
              at: fullTime(changed.at, language),
              state: naming.state(page.record.kind, changed.state),
            })
          : t("stale.moved")
      }
      onReload={onReload}
      busy={busy}
    >
      {events.length > 0 && (
        <ol className="timeline">
          {events.map((event) => (
            <OneEvent key={event.id} event={event} kind={page.record.kind} actions={actions} />
          ))}
        </ol>
      )}
    </StaleNotice>
  );
}

/** That something was changed, what of it, and the one way on. */
export function StaleNotice(props: {
  title: string;
  onReload: () => void;
  busy: boolean;
  /** What the button says where nothing was typed. */
  button?: string;
  children: ReactNode;
}) {
  const t = useTexts();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={props.title}
      description={
        <div className="stack">
          {props.children}
          <Button type="primary" loading={props.busy} onClick={props.onReload}>
            {props.button ?? t("stale.reload")}
          </Button>
        </div>
      }
    />
  );
}
