import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { type ReactNode, useCallback } from "react";
import { asProblem } from "../../api/client";
import { queryClient, recordQuery } from "../../api/queries";
import type { Page } from "../../api/types";
import { PageHead } from "../../spine/layout/PageHead";
import { useLive } from "../../spine/live/live";
import { EndPage } from "../../spine/problem/EndPage";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";

/** The newest reading failed: what is on show may be out of date. */
export interface Stale {
  error: unknown;
  onRetry: () => void;
}

/** Reads a record, keeps it fresh, and says what holds while it is not there: being read, missing, not to be read. */
export function RecordFrame(props: { id: string; children: (page: Page, stale: Stale) => ReactNode }) {
  const { id } = props;
  const t = useTexts();
  const query = useQuery(recordQuery(id));
  const refresh = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ["record", id] });
    void queryClient.invalidateQueries({ queryKey: ["explain"] });
  }, [id]);
  useLive(`record:${id}`, refresh);

  const onRetry = () => void query.refetch();
  if (query.data) return props.children(query.data, { error: query.error, onRetry });
  if (query.error) {
    const { status } = asProblem(query.error);
    if (status === 404 || status === 403) return <EndPage error={query.error} />;
    return (
      <div className="page">
        <ProblemNotice error={query.error} onRetry={onRetry} />
      </div>
    );
  }
  return (
    <div className="page" aria-busy="true">
      <PageHead title={t("record.loading")} />
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}
