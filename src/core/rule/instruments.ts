/**
 * The register of instruments that a rule may rest on: conventions and agreements, and the kinds of national law that
 * border agencies act under. A rule's legal basis starts with one of these titles, then says which and where:
 * `CITES, art. VIII`, `Customs Law of Mongolia, art. 231`. Adding one is a change of this file, which two people see.
 */
export const INSTRUMENTS: readonly string[] = [
  // Customs and trade
  'Customs Valuation Agreement',
  'Trade Facilitation Agreement',
  'Agreement on Rules of Origin',
  'TRIPS Agreement',
  'Harmonized System Convention',
  'Revised Kyoto Convention',
  'TIR Convention',
  'CMR Convention',
  'Customs Convention on Containers',
  'Convention on the Harmonization of Frontier Controls of Goods',
  'Istanbul Convention',
  'Convention on Road Traffic',
  'WP.29 1997 Agreement',
  'ATP Agreement',
  // Drugs, weapons, dual use
  'Single Convention on Narcotic Drugs',
  'Convention on Psychotropic Substances',
  'UN Convention against Illicit Traffic in Narcotic Drugs',
  'UN Firearms Protocol',
  'Arms Trade Treaty',
  'Chemical Weapons Convention',
  'Biological Weapons Convention',
  'Treaty on the Non-Proliferation of Nuclear Weapons',
  'UN Security Council Resolution',
  'Wassenaar Arrangement',
  // Radiation and dangerous goods
  'IAEA Code of Conduct',
  'IAEA Regulations for the Safe Transport of Radioactive Material',
  'Convention on the Physical Protection of Nuclear Material',
  'ADR',
  'RID',
  'UN Model Regulations',
  // Nature, waste, chemicals
  'CITES',
  'Basel Convention',
  'Rotterdam Convention',
  'Stockholm Convention',
  'Minamata Convention',
  'Montreal Protocol',
  // Health of plants, animals and people
  'SPS Agreement',
  'TBT Agreement',
  'IPPC',
  'ISPM',
  'WOAH Terrestrial Code',
  'WOAH Aquatic Code',
  'Codex Alimentarius',
  'International Health Regulations',
  'WHO Framework Convention on Tobacco Control',
  'Protocol to Eliminate Illicit Trade in Tobacco Products',
  'MEDICRIME Convention',
  // National law, by kind
  'Customs Law',
  'Customs Act',
  'Customs Code',
  'Union Customs Code',
  'Customs Regulations',
  'Tariff Law',
  'Foreign Trade Law',
  'Export Control Law',
  'Import and Export Commodity Inspection Law',
  'Food Safety Law',
  'Product Quality Law',
  'Product Safety Act',
  'Biosecurity Law',
  'Plant Quarantine Law',
  'Animal Health Law',
  'Animal and Plant Quarantine Law',
  'Frontier Health and Quarantine Law',
  'Environmental Protection Law',
  'Solid Waste Law',
  'Wildlife Protection Law',
  'Firearms Law',
  'Narcotics Control Law',
  'Radiation Safety Law',
  'Road Traffic Safety Law',
  'Road Transport Regulations',
  'Trade Mark Law',
  'Copyright Law',
  'Tobacco Law',
  'Excise Law',
];

/** The registered title that a legal basis starts with, or nothing. The title must end there: `ADRenaline` is not ADR. */
export function instrumentOf(legalBasis: string, register: readonly string[] = INSTRUMENTS): string | undefined {
  const said = legalBasis.trim().toLowerCase();
  return register.find((title) => {
    const start = title.toLowerCase();
    return said.startsWith(start) && !/^[\p{L}\p{N}]/u.test(said.slice(start.length));
  });
}
