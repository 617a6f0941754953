/** The longer side of a photo that is kept, in pixels. */
const LONGEST = 1_600;
/** Of JPEG, from 0 to 1. */
const QUALITY = 0.8;

/**
 * A photo as it is kept and sent: at most 1600 pixels long, JPEG, drawn anew so that nothing the camera wrote into the file
 * (place, device, time) goes with it. Rejects what is no picture.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', QUALITY),
  );
}
