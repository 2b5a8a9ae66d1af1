/** Copies the typed arrays of a record (and of records inside it) into shared memory, so that threads can hold one copy. */
export function share<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, shareValue(value)])) as T;
}

function shareValue(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return shareView(value);
  return typeof value === 'object' && value !== null ? share(value) : value;
}

function shareView(view: ArrayBufferView): ArrayBufferView {
  return view.buffer instanceof SharedArrayBuffer ? view : sharedCopy(view);
}

/** A copy in shared memory. */
export function sharedCopy<T extends ArrayBufferView>(view: T): T {
  const shared = new SharedArrayBuffer(view.byteLength);
  new Uint8Array(shared).set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
  const View = view.constructor as new (buffer: SharedArrayBuffer) => T;
  return new View(shared);
}
