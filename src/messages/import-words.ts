import type { BilingualText } from '../core/domain/text.ts';

/** What `landport import` says besides problems. */
export const IMPORT_WORDS = {
  stored: { en: 'stored', zh: '已存入' },
  same: { en: 'on file already', zh: '此前已存' },
  conflict: { en: 'reference taken by other content', zh: '编号已被其他内容占用' },
  refused: { en: 'refused', zh: '拒收' },
  differs: { en: 'differs from what is on file at', zh: '与已存内容不同之处：' },
  more: { en: 'more; `--report FILE` writes all of them', zh: '项未列出，可用 `--report 文件` 写出全部' },
  stopped: {
    en: 'Stopped before the end; what is counted here is stored. Run it again to go on: what is on file stays as it is.',
    zh: '在结束前停止，以上计数均已存入。再次运行即可继续，已存的申报不受影响。',
  },
  broken: {
    en: 'It broke off here; what is counted here is stored. Run it again to go on: what is on file stays as it is.',
    zh: '在此中断，以上计数均已存入。再次运行即可继续，已存的申报不受影响。',
  },
} as const satisfies Record<string, BilingualText>;
