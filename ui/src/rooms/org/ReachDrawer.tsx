import { queryOptions, useQuery } from "@tanstack/react-query";
import { Button, Drawer, Input, Skeleton } from "antd";
import { type FormEvent, useState } from "react";
import { answer, api, asProblem, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { Body, Person } from "../../api/types";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import "../notices/words";

const reachQuery = (id: string) =>
  queryOptions({
    queryKey: ["reach", id],
    queryFn: () => answer(api.GET("/api/people/{id}/reach", { params: { path: { id } } })),
  });

const FIELDS = ["phone", "mail", "chat"] as const;

/** How somebody is reached, for an administrator: masks of what is there, and new values. */
export function ReachDrawer({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTexts();
  const reach = useQuery(reachQuery(person.id));
  const [given, setGiven] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = (field: string) => problem?.errors.find((error) => error.field === field);
  const body: Body<"put_reach"> = Object.fromEntries(Object.entries(given).filter(([, text]) => text.trim()));

  async function send(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      await answer(api.PUT("/api/people/{id}/reach", { params: { path: { id: person.id } }, body }));
      await queryClient.invalidateQueries({ queryKey: ["reach", person.id] });
      tell(t("reach.saved"));
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Drawer open onClose={onClose} title={t("reach.of", { name: person.name })}>
      {reach.error && <ProblemNotice error={reach.error} />}
      {reach.isPending && <Skeleton active />}
      {reach.data && (
        <form onSubmit={(event) => void send(event)} noValidate>
          <p className="quiet">{t("reach.masked")}</p>
          {FIELDS.map((field) => (
            <FieldFrame key={field} id={`reach-${field}`} label={t(`reach.${field}`)} error={at(field)}>
              {(described) => (
                <Input
                  {...described}
                  autoComplete="off"
                  placeholder={reach.data[field]}
                  value={given[field] ?? ""}
                  onChange={(event) => setGiven({ ...given, [field]: event.target.value })}
                />
              )}
            </FieldFrame>
          ))}
          {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
          <Button type="primary" htmlType="submit" loading={busy} disabled={Object.keys(body).length === 0}>
            {t("reach.save")}
          </Button>
        </form>
      )}
    </Drawer>
  );
}
