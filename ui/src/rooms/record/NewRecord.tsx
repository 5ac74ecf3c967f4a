import { useNavigate } from "@tanstack/react-router";
import { Button, Drawer } from "antd";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { act, asProblem, newKey, type Problem } from "../../api/client";
import { queryClient, recordQuery, useMeta } from "../../api/queries";
import { useDraft } from "../../spine/form/draft";
import { Fields } from "../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../spine/form/keys";
import { FormPlaceContext } from "../../spine/form/place";
import { usePlaced } from "../../spine/form/placed";
import { type Draft, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";

interface Props {
  kind: string;
  action: string;
  title: string;
  /** What the button says that sends it. */
  send: string;
  /** What is said when it is made. */
  done: (number: string) => string;
  onClose: () => void;
}

/** A record of a kind that somebody writes, by the form that the server draws; what is typed is kept until it is sent. */
export function NewRecord({ kind, action, title, send, done, onClose }: Props) {
  const t = useTexts();
  const navigate = useNavigate();
  const meta = useMeta();
  const form = useMemo(() => {
    const flow = meta?.flows.find((one) => one.kind === kind);
    return flow?.actions.find((one) => one.code === action)?.fields ?? [];
  }, [meta, kind, action]);
  const draft = useDraft<Draft>(kind, {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ text: "", key: "" });
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(form, problem, draft.value, box);

  async function save() {
    if (busy || form.length === 0) return;
    const body = toBody<Record<string, unknown>>(form, draft.value);
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const page = await act(`/api/${kind}s`, body, null, last.current.key);
      draft.forget();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      void queryClient.invalidateQueries({ queryKey: [`${kind}s`] });
      tell(done(page.record.number));
      if ("gone" in page) return onClose();
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      await navigate({ to: "/records/$id", params: { id: page.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => void save());
  }

  return (
    <Drawer
      open
      onClose={onClose}
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
      size={560}
      rootClassName="action-drawer"
      title={title}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void save()} data-testid={`${kind}-send`}>
            {send}
          </Button>
        </div>
      }
    >
      <FormPlaceContext value={{ kind }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole form */}
        <div className="stack" ref={box} onKeyDown={keys}>
          {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
            <ProblemNotice error={problem} />
          )}
          <Fields fields={form} values={draft.value} onChange={draft.set} errors={at} prefix={kind} />
        </div>
      </FormPlaceContext>
    </Drawer>
  );
}
