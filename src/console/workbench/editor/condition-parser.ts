// Made from condition.grammar by tools/condition-grammar.ts; change the grammar, not this file.
import { LRParser } from '@lezer/lr';
const spec_identifier = { __proto__: null, true: 104, false: 106, in: 110 };
export const conditionParser = LRParser.deserialize({
  version: 14,
  states:
    "'nOYQPOOOwQPO'#CdO!OQPO'#CgQ#VQPOOO#zQPO'#CfOYQPO'#CqOOQO'#Cs'#CsOOQO'#Cu'#CuOYQPO'#CrOOQO'#D`'#D`OOQO'#Ca'#CaO$PQPO'#DdO$^QPO,59OO$cQPO,59SOOQO'#Cx'#CxOOQO'#C|'#C|OOQO'#DO'#DOOOQO'#DR'#DROOQO'#DT'#DTOYQPO,59cOYQPO,59cOYQPO,59cOYQPO,59cOYQPO,59cOOQO'#DW'#DWOYQPO,59qOOQO'#DQ'#DQO$hQPO'#CmOOQO,59Q,59QO$oQPO,59]O$vQPO,59^OYQPO'#D[O%zQPO,5:OOOQO1G.j1G.jO&VQPO'#CjOOQO1G.n1G.nOOQO1G.t1G.tO(XQPO1G.}O(fQPO1G.}O)qQPO1G.}O){QPO1G.}O*tQPO1G.}O+_QPO1G/]O+fQPO,59XOOQO1G.w1G.wO+kQPO,59vOOQO-E7Y-E7YOOQO'#DY'#DYOYQPO7+$wOOQO1G.s1G.sO+xQPO<<Hc",
  stateData:
    ",f~O!ROSPOS~ORXOSXOVPO`TOhUOjVO!TQO!UYO!VYO~OU!WP~PYO]dX`ZXjdXmdXndXodXqdXsdXvdXxdX{dX!PdX!XdXUdXXdX_dX}dX~O]]Oj`Om^On^Oo^Oq_OseOvaOxbO{hO!XjO~O`kO~OXoOU!WX_!WX~P#VOUqO~O!TrO~O_!WP~PYO_|O~P#VO]]Ojfamfanfaofaqfasfavfaxfa{fa!Pfa!XfaUfaXfa_fa}fa~OXoOU!Wa_!Wa~O]cX`^XjcXmcXncXocXqcXscXvcXxcX{cX!PcX!XcXUcXXcX_cX}cX~O]]Ojkiqkiskivkixki{ki!Pki!XkiUkiXki_ki}ki~Omkinkioki~P'^Om^On^Oo^O~P'^O]]Oj`Om^On^Oo^Oq_Ovkixki{ki!PkiUkiXki_ki}ki~Oski!Xki~P(sOseO!XjO~P(sO]]Oj`Om^On^Oo^Oq_OseOvaO!XjO~Oxki{ki!PkiUkiXki_ki}ki~P*VO}!PO~P#VO_!RO~OU!OaX!Oa_!Oa~P#VO!PyyUyyXyy_yy}yy~P#VOR!TS]Pnsh~",
  goto: '%t!XPPPPP!YPP!YP!Y!i!iP!xPP!{!Y#O!Y!Y!Y#RP#RP!Y#bPPP#nP#nP#y$TP$^P!Y$fP$nP$qPPP$wPPP%nkXOPTWcdefgiko!QkSOPTWcdefgiko!QRs]RlSRt]kWOPTWcdefgiko!QecRZmvwxyz}!ScdRZmwxyz}!SaeRZmxyz}!S_fRZmyz}!S]gRZmz}!S]iRZmz}!SR!QzQpZR!OpQROSZPkQmTQnWQucQvdQweQxfQygQziQ}oR!S!QQ[PR{k',
  nodeNames:
    '⚠ Comment Condition Text Number Boolean ] [ List , Call Function MemberCall . Method ) ( Arguments Member Property Name Brackets Unary LogicSign ! Sign - Binary Sign * / % Sign + Sign Comparison In LogicSign && LogicSign || Choice LogicSign ? LogicSign :',
  maxTerm: 55,
  nodeProps: [
    ['openedBy', 6, '[', 15, '('],
    ['closedBy', 7, ']', 16, ')'],
  ],
  skippedNodes: [0, 1],
  repeatNodeCount: 1,
  tokenData:
    "-P~RtXY#cYZ#c]^#cpq#cqr#trs$Ruv%uvw%zwx&Vxy'tyz'yz{(O{|(T|}(Y}!O(_!O!P(d!P!Q(t!Q![)e![!]*n!^!_*s!_!`*{!`!a*s!a!b+R!c!t+W!t!u+x!u!}+W!}#O,j#P#Q,o#R#S+W#T#f+W#f#g+x#g#o+W#p#q,t#t;'S+W;'S;=`+r<%lO+W~#hS!R~XY#cYZ#c]^#cpq#c~#yPh~!_!`#|~$ROs~~$UWOY$RZr$Rrs$ns#O$R#O#P$s#P;'S$R;'S;=`%o<%lO$R~$sOR~~$vRO;'S$R;'S;=`%P;=`O$R~%SXOY$RZr$Rrs$ns#O$R#O#P$s#P;'S$R;'S;=`%o;=`<%l$R<%lO$R~%rP;=`<%l$R~%zOo~~%}Pvw&Q~&VOv~~&YWOY&VZw&Vwx$nx#O&V#O#P&r#P;'S&V;'S;=`'n<%lO&V~&uRO;'S&V;'S;=`'O;=`O&V~'RXOY&VZw&Vwx$nx#O&V#O#P&r#P;'S&V;'S;=`'n;=`<%l&V<%lO&V~'qP;=`<%l&V~'yO`~~(OO_~~(TOm~~(YOq~~(_OX~~(dOj~~(iP]~!Q![(l~(qPS~!Q![(l~(yPn~!P!Q(|~)RSP~OY(|Z;'S(|;'S;=`)_<%lO(|~)bP;=`<%l(|~)jSS~!O!P)v!Q![)e!g!h*[#X#Y*[~)yP!Q![)|~*RRS~!Q![)|!g!h*[#X#Y*[~*_R{|*h}!O*h!Q![(l~*kP!Q![(l~*sO}~~*xPs~!_!`#|~+OP!_!`#|~+WO{~~+]V!T~!Q![+W!c!}+W#R#S+W#T#o+W#t;'S+W;'S;=`+r<%lO+W~+uP;=`<%l+W~+}X!T~rs$Rwx&V!Q![+W!c!}+W#R#S+W#T#o+W#t;'S+W;'S;=`+r<%lO+W~,oOV~~,tOU~~,wP#p#q,z~-POx~",
  tokenizers: [0],
  topRules: { Condition: [0, 2] },
  specialized: [{ term: 51, get: (value: keyof typeof spec_identifier) => spec_identifier[value] || -1 }],
  tokenPrec: 519,
});
