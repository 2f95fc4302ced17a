import type { ServiceError } from "#lib/contracts/service-error.ts";
import { ApiError } from "./api-error.ts";

/**
 * Sends a file as the body of a POST. XMLHttpRequest, because `fetch` does not tell how much of it has gone.
 * @throws ApiError with the server's refusal; TypeError when the server cannot be reached
 */
export function uploadFile<Value>(url: string, file: File, onProgress: (ratio: number) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${url}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 1);
    request.onerror = () => reject(new TypeError("The server cannot be reached."));
    request.onload = () => {
      if (request.status === 200) resolve(request.response as Value);
      else reject(new ApiError(refusalOf(request)));
    };
    request.send(file);
  });
}

function refusalOf({ response, status }: XMLHttpRequest): ServiceError {
  const body = response as { error?: ServiceError } | null;
  return body?.error ?? { code: "unexpected", message: `The server answered with status ${status}. Try again.` };
}
