import { useNaming } from "../../spine/words/naming";

/** P0 and P1 stand out by weight and frame as well as by colour. */
export function PriorityTag({ code, long }: { code: string; long?: boolean }) {
  const naming = useNaming();
  const name = naming.priority(code);
  return (
    <span className={`priority priority-${code.toLowerCase()}`} title={name}>
      {long ? (name.startsWith(code) ? name : `${code} ${name}`) : code}
    </span>
  );
}
