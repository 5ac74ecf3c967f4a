import { useMemo } from "react";
import { useAbility, useMeta } from "../../api/queries";
import type { Drawn, Meta } from "../../api/types";
import type { Draft } from "../../spine/form/values";
import { EmergencyKey } from "./EmergencyKey";

const NOTHING: Draft = {};
const ignore = () => {};

/** The fields of an action that makes a request. */
export function formOf(meta: Meta | undefined, code: string): Drawn[] {
  const flow = meta?.flows.find((one) => one.kind === "request");
  return flow?.actions.find((one) => one.code === code)?.fields ?? [];
}

/** The key from any screen (EMG-01): whatever is on show stays there until the call has gone out. */
export function EmergencyAnywhere() {
  const meta = useMeta();
  const form = useMemo(() => formOf(meta, "emergency_call"), [meta]);
  if (!useAbility("request.save")) return null;
  return (
    <span className="emergency-anywhere">
      <EmergencyKey form={form} typed={NOTHING} kind={null} join={null} onJoined={ignore} onSent={ignore} />
    </span>
  );
}
