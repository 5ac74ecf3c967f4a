// Stops of gas that are planned or go on, and the notice of another one (ANN-01).
import { PlusOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Drawer, Skeleton } from "antd";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { answer, api, asProblem, newKey, type Problem } from "../../../api/client";
import { queryClient, recordQuery, useAbility, useMeta } from "../../../api/queries";
import type { Acted, Body, Drawn } from "../../../api/types";
import { useDraft } from "../../../spine/form/draft";
import { Fields } from "../../../spine/form/Fields";
import { focusFirst, sendsOn } from "../../../spine/form/keys";
import { FormPlaceContext } from "../../../spine/form/place";
import { usePlaced } from "../../../spine/form/placed";
import { type Draft, toBody } from "../../../spine/form/values";
import { PageHead } from "../../../spine/layout/PageHead";
import { useLive } from "../../../spine/live/live";
import { ProblemNotice } from "../../../spine/problem/ProblemNotice";
import { tell } from "../../../spine/problem/toast";
import { useTexts } from "../../../spine/words/language";
import { queueQuery } from "../../queues/filter";
import { RowCards } from "../../queues/RowCards";
import "./words";

export function OutagesPage() {
  const t = useTexts();
  const may = useAbility("outage.plan");
  const meta = useMeta();
  const form = useMemo(() => {
    const flow = meta?.flows.find((one) => one.kind === "outage");
    return flow?.actions.find((one) => one.code === "draft")?.fields ?? [];
  }, [meta]);
  const [writing, setWriting] = useState(false);
  const list = useInfiniteQuery(queueQuery({ kind: "outage" }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  useLive(
    "queue",
    useCallback(() => void queryClient.invalidateQueries({ queryKey: ["queue"] }), []),
  );
  return (
    <div className="page">
      <PageHead title={t("outages.title")}>
        <Link to="/queue" search={{ kind: "outage", open: "all" }}>
          {t("outages.ended")}
        </Link>
        {may && form.length > 0 && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => setWriting(true)}
            data-testid="plan-outage"
          >
            {t("outages.plan")}
          </Button>
        )}
      </PageHead>
      <p className="quiet">{t("outages.about")}</p>
      {list.isPending && <Skeleton active />}
      {list.error && <ProblemNotice error={asProblem(list.error)} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="quiet">{t("outages.none")}</p>}
      <RowCards rows={rows} />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("queue.more")}
        </Button>
      )}
      {writing && <PlanDrawer form={form} onClose={() => setWriting(false)} />}
    </div>
  );
}

function PlanDrawer({ form, onClose }: { form: Drawn[]; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const draft = useDraft<Draft>("outage", {});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const last = useRef({ text: "", key: "" });
  const box = useRef<HTMLDivElement>(null);
  const { at, elsewhere } = usePlaced(form, problem, draft.value, box);

  async function send() {
    if (busy) return;
    const body = toBody<Body<"outage_draft">>(form, draft.value);
    const text = JSON.stringify(body);
    if (last.current.text !== text) last.current = { text, key: newKey() };
    setBusy(true);
    setProblem(null);
    try {
      const params = { header: { "Idempotency-Key": last.current.key } };
      const page = (await answer(api.POST("/api/outages", { params, body }))) as Acted;
      draft.forget();
      void queryClient.invalidateQueries({ queryKey: ["queue"] });
      tell(t("outages.planned", { number: page.record.number }));
      if ("gone" in page) return onClose();
      queryClient.setQueryData(recordQuery(page.record.id).queryKey, page);
      await navigate({ to: "/records/$id", params: { id: page.record.id }, search: {} });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  function keys(event: KeyboardEvent) {
    sendsOn(event, () => void send());
  }

  return (
    <Drawer
      open
      onClose={onClose}
      autoFocus={false}
      afterOpenChange={(open) => open && focusFirst(box.current)}
      size={560}
      rootClassName="action-drawer"
      title={t("outages.plan")}
      footer={
        <div className="row row-end">
          <span className="quiet keys-hint">{t("record.sendKeys")}</span>
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void send()} data-testid="outage-send">
            {t("outages.save")}
          </Button>
        </div>
      }
    >
      <FormPlaceContext value={{ kind: "outage" }}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the key belongs to the whole form */}
        <div className="stack" ref={box} onKeyDown={keys}>
          {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
            <ProblemNotice error={problem} />
          )}
          <Fields fields={form} values={draft.value} onChange={draft.set} errors={at} prefix="outage" />
        </div>
      </FormPlaceContext>
    </Drawer>
  );
}
