// A file goes up as it is, with its name in a header; XMLHttpRequest because fetch tells no progress.
import { csrfToken, Problem } from "../../api/client";
import type { FileInfo, Uploaded } from "../../api/types";

export function upload(record: string, file: File, progress: (percent: number) => void): Promise<FileInfo> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/records/${record}/files`);
    request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100));
    };
    request.onerror = () =>
      reject(
        new Problem({
          status: 0,
          code: "offline",
          zh: "上传中断，请重试。",
          en: "The upload broke off; please try again.",
        }),
      );
    request.onload = () => {
      let answer: unknown;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        answer = {};
      }
      if (request.status >= 200 && request.status < 300) {
        resolve((answer as Uploaded).file);
      } else reject(new Problem({ ...(answer as object), status: request.status }));
    };
    request.send(file);
  });
}
