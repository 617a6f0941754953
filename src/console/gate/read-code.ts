/** Reads the QR code in a picture; undefined when there is none in it. */
export type ReadCode = (picture: HTMLVideoElement) => Promise<string | undefined>;

/** The browser's own reader, where it has one. */
interface BuiltInDetector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface BuiltInDetectorClass {
  new (options: { readonly formats: readonly string[] }): BuiltInDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** Pictures are made this wide before they are searched: a code held to a phone is large, and small pictures are fast. */
const WIDTH = 640;

/** A reader: the browser's own, or one in JavaScript that is fetched only where it is needed. */
export async function makeReader(): Promise<ReadCode> {
  const detector = await builtIn();
  if (detector !== undefined) return async (video) => (await detector.detect(video))[0]?.rawValue;
  const { default: jsQR } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    if (context === null || video.videoWidth === 0) return undefined;
    canvas.width = Math.min(WIDTH, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
    return jsQR(data, width, height, { inversionAttempts: 'dontInvert' })?.data;
  };
}

async function builtIn(): Promise<BuiltInDetector | undefined> {
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: BuiltInDetectorClass };
  if (BarcodeDetector === undefined) return undefined;
  try {
    const formats = await BarcodeDetector.getSupportedFormats();
    return formats.includes('qr_code') ? new BarcodeDetector({ formats: ['qr_code'] }) : undefined;
  } catch {
    return undefined;
  }
}
