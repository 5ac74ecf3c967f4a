import { Button, Drawer, Modal } from "antd";
import { useRef, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import type { Body, BulkResult, FlowAction, Row } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";

export function BulkForm(props: {
  action: FlowAction;
  rows: Row[];
  onClose: () => void;
  onResults: (results: BulkResult[]) => void;
}) {
  const t = useTexts();
  const say = useSay();
  const { rows } = props;
  // The body of a bulk act is simple keys and values; evidence belongs to one matter.
  const action = {
    ...props.action,
    fields: props.action.fields.filter((field) => !["object", "list", "lines", "extra"].includes(field.kind)),
  };
  const [values, setValues] = useState<Draft>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const errors = usePlaced(action.fields, problem, values, box);

  const missing = action.fields.some(
    (field) => field.required && toBody([field], values)[field.name] === undefined,
  );

  async function send() {
    // Told row by row it would be told too late: the form is gone by then.
    if (busy || missing) return;
    setBusy(true);
    setProblem(null);
    try {
      const body = {
        action: action.code,
        items: rows.map((row) => ({ id: row.id, version: row.version })),
        body: toBody<Body<"bulk">["body"]>(action.fields, values),
      };
      props.onResults((await answer(api.POST("/api/bulk", { body }))).results);
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      onClose={props.onClose}
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
      size={480}
      title={t("bulk.formTitle", { action: say(action.words), n: rows.length })}
      footer={
        <div className="row row-end">
          <Button onClick={props.onClose}>{t("form.cancel")}</Button>
          <Button
            type="primary"
            danger={action.grave}
            loading={busy}
            disabled={missing}
            title={t("record.sendKeys")}
            onClick={() => void send()}
          >
            {say(action.words)}
          </Button>
        </div>
      }
    >
      <p className="quiet">{say(action.about)}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Ctrl+Enter sends from any field */}
      <div ref={box} onKeyDown={(event) => sendsOn(event, () => void send())}>
        <Fields
          fields={action.fields}
          values={values}
          onChange={setValues}
          errors={errors.at}
          prefix="bulk"
        />
      </div>
      {problem && (problem.errors.length === 0 || errors.elsewhere.length > 0) && (
        <ProblemNotice error={problem} />
      )}
    </Drawer>
  );
}

export function BulkResults(props: { rows: Row[]; results: BulkResult[]; onClose: () => void }) {
  const t = useTexts();
  const say = useSay();
  const failed = props.results.filter((result) => !result.ok).length;
  const number = (result: BulkResult) =>
    result.record?.number ?? props.rows.find((row) => row.id === result.id)?.number ?? result.id;
  return (
    <Modal
      open
      onCancel={props.onClose}
      title={t("bulk.resultTitle", { done: props.results.length - failed, failed })}
      footer={
        <Button type="primary" onClick={props.onClose}>
          {t("problem.close")}
        </Button>
      }
    >
      <ul className="bulk-results">
        {props.results.map((result) => (
          <li key={result.id} className={result.ok ? "bulk-ok" : "bulk-failed"}>
            <span aria-hidden="true">{result.ok ? "✓" : "✕"}</span>
            <span className="figures">{number(result)}</span>
            <span>
              {result.ok ? t("bulk.ok") : result.problem ? say(result.problem) : t("bulk.failed")}
              {result.problem?.clause && <small className="clause"> {result.problem.clause}</small>}
            </span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
