// A plan that is drafted, or one that is started: the form of the server beside the list.
import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type KeyboardEvent, lazy, Suspense, useMemo, useRef, useState } from "react";
import { act, asProblem, newKey, type Problem } from "../../../api/client";
import { queryClient, useMeta } from "../../../api/queries";
import { useDraft } from "../../../spine/form/draft";
import { Fields } from "../../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../../spine/form/keys";
import { FormPlaceContext } from "../../../spine/form/place";
import { usePlaced } from "../../../spine/form/placed";
import { type Draft, toBody } from "../../../spine/form/values";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { tell } from "../../../spine/problem/toast";
import { useTexts } from "../../../spine/words/language";
import { OF_INCIDENT } from "./steps";
import { TypesSelect } from "./TypesSelect";
import "./words";

const StepsEditor = lazy(() => import("./StepsEditor"));

interface Props {
  kind: "plan" | "activation";
  /** What stands in the form from the beginning. */
  begins?: Draft;
  /** Fields that are settled by where it was opened. */
  hidden?: string[];
  onClose: () => void;
}

const WAYS = { plan: "draft", activation: "activate" } as const;

export function NewDrawer({ kind, begins, hidden = [], onClose }: Props) {
  const t = useTexts();
  const navigate = useNavigate();
  const meta = useMeta();
  const action = WAYS[kind];
  const flow = meta?.flows.find((one) => one.kind === kind);
  const form = useMemo(
    () =>
      (flow?.actions.find((one) => one.code === action)?.fields ?? []).map((field) =>
        kind === "activation" && field.name === "scenario"
          ? { ...field, choices: field.choices?.filter((one) => !OF_INCIDENT.includes(one.code)) }
          : field,
      ),
    [flow, action, kind],
  );
  const draft = useDraft<Draft>(`new.${kind}.${begins?.matter ?? ""}`, begins ?? {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ text: "", key: "" });
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(form, problem, draft.value, box);
  const steps = form.find((field) => field.name === "steps");

  async function send() {
    if (busy) return;
    const body = toBody(form, draft.value);
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const made = await act(`/api/${kind}s`, body, null, last.current.key);
      draft.forget();
      void queryClient.invalidateQueries({ queryKey: ["plans"] });
      if (begins?.matter) void queryClient.invalidateQueries({ queryKey: ["record", begins.matter] });
      tell(t(kind === "plan" ? "plans.saved" : "plans.started", { number: made.record.number }));
      await navigate({ to: "/records/$id", params: { id: made.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => void send());
  }

  const words = t(kind === "plan" ? "plans.draft" : "plans.activate");
  const left = form.filter((field) => field.name !== "steps" && !hidden.includes(field.name));
  return (
    <Drawer
      open
      onClose={onClose}
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
      size={kind === "plan" ? 920 : 560}
      rootClassName="action-drawer"
      title={words}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void send()} data-testid="plan-send">
            {words}
          </Button>
        </div>
      }
    >
      <FormPlaceContext value={{ kind: "request" }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole form */}
        <div className="stack" ref={box} onKeyDown={keys}>
          {kind === "activation" && <p className="quiet">{t("plans.activateAbout")}</p>}
          {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
            <ProblemNotice error={problem} />
          )}
          <Fields
            fields={left}
            values={draft.value}
            onChange={draft.set}
            errors={at}
            prefix={`new-${kind}`}
            instead={(field, described) =>
              field.name === "types" ? (
                <TypesSelect
                  described={described}
                  value={draft.value.types}
                  onChange={(types) => draft.set({ ...draft.value, types })}
                />
              ) : null
            }
          />
          {steps && (
            <Suspense fallback={null}>
              <StepsEditor
                field={steps}
                value={draft.value.steps}
                onChange={(next) => draft.set({ ...draft.value, steps: next })}
                errors={at}
                incident={OF_INCIDENT.includes(String(draft.value.scenario ?? ""))}
              />
            </Suspense>
          )}
        </div>
      </FormPlaceContext>
    </Drawer>
  );
}
