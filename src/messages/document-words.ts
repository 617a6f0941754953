import type { BilingualText } from '../core/domain/text.ts';
import type { DocumentRefusal, DocumentState, DocumentType, Withdrawal } from '../core/inspect/document-needs.ts';

type WordsFor<Code extends string> = Readonly<Record<Code, BilingualText>>;

export const DOCUMENT_TYPE_WORDS: WordsFor<DocumentType> = {
  'commercial-invoice': { en: 'Commercial invoice', zh: '商业发票' },
  'packing-list': { en: 'Packing list', zh: '装箱单' },
  'transport-document': { en: 'Transport document', zh: '运输单据' },
  'certificate-of-origin': { en: 'Certificate of origin', zh: '原产地证书' },
  'phytosanitary-certificate': { en: 'Phytosanitary certificate', zh: '植物检疫证书' },
  'veterinary-certificate': { en: 'Veterinary certificate', zh: '动物检疫证书' },
  'health-certificate': { en: 'Health certificate', zh: '卫生证书' },
  'quality-certificate': { en: 'Certificate of quality', zh: '品质证书' },
  'dangerous-goods-note': { en: 'Dangerous goods note', zh: '危险货物运输单' },
  'import-licence': { en: 'Import licence', zh: '进口许可证' },
  'export-licence': { en: 'Export licence', zh: '出口许可证' },
  'cites-permit': { en: 'Permit for protected species (CITES)', zh: '濒危物种许可证（CITES）' },
  'waste-movement-document': { en: 'Waste movement document', zh: '废物转移单证' },
  'radiation-certificate': { en: 'Radiation certificate', zh: '放射性检测证书' },
  'transit-document': { en: 'Transit document', zh: '过境运输单证' },
  'vehicle-approval': { en: 'Certificate of vehicle approval', zh: '车辆批准证明' },
  'other-document': { en: 'Another document', zh: '其他单证' },
};

export const DOCUMENT_STATE_WORDS: WordsFor<DocumentState> = {
  asked: { en: 'to be handed in', zh: '待提交' },
  answered: { en: 'being looked at', zh: '审核中' },
  accepted: { en: 'accepted', zh: '已接受' },
  refused: { en: 'not enough, hand in again', zh: '不符合要求，请重新提交' },
  withdrawn: { en: 'not asked for any more', zh: '已撤回' },
};

export const DOCUMENT_REFUSAL_WORDS: WordsFor<DocumentRefusal> = {
  unreadable: { en: 'It cannot be read', zh: '无法辨认' },
  incomplete: { en: 'Pages or entries are missing', zh: '页面或内容不全' },
  expired: { en: 'It has expired', zh: '已过期' },
  'other-consignment': { en: 'It belongs to another consignment', zh: '属于另一批货物' },
  'not-this-document': { en: 'It is another document', zh: '不是所要求的单证' },
  'not-genuine': { en: 'Its issuer does not know it', zh: '签发机构查无此证' },
};

export const WITHDRAWAL_WORDS: WordsFor<Withdrawal> = {
  'original-seen': { en: 'The original was seen', zh: '已查验原件' },
  'not-needed': { en: 'It is not needed', zh: '不再需要' },
  'asked-twice': { en: 'It was asked for twice', zh: '重复要求' },
};
