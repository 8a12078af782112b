import { abandonedCoaster } from './scenes/abandoned-coaster.ts';
import { amaNotebooks } from './scenes/ama-notebooks.ts';
import { antivenomMotorbike } from './scenes/antivenom-motorbike.ts';
import { atacamaDarkRoad } from './scenes/atacama-dark-road.ts';
import { ballotCanoe } from './scenes/ballot-canoe.ts';
import { beirutBasketStairwell } from './scenes/beirut-basket-stairwell.ts';
import { belsunceDesk } from './scenes/belsunce-desk.ts';
import { cassetteLetters } from './scenes/cassette-letters.ts';
import { correctionColumnDesk } from './scenes/correction-column-desk.ts';
import { emptyMayorsChair } from './scenes/empty-mayors-chair.ts';
import { fezOvenLoaves } from './scenes/fez-oven-loaves.ts';
import { gharElMelhGardens } from './scenes/ghar-el-melh-gardens.ts';
import { ghostWhaleCable } from './scenes/ghost-whale-cable.ts';
import { gqeberhaChoirDark } from './scenes/gqeberha-choir-dark.ts';
import { icelandicYokeSweater } from './scenes/icelandic-yoke-sweater.ts';
import { interpreterBetweenTwo } from './scenes/interpreter-between-two.ts';
import { izmirSnowLedger } from './scenes/izmir-snow-ledger.ts';
import { kilifiRadioSilence } from './scenes/kilifi-radio-silence.ts';
import { kittiwakePlatform } from './scenes/kittiwake-platform.ts';
import { lagosGeneratorRow } from './scenes/lagos-generator-row.ts';
import { lamuWellTaster } from './scenes/lamu-well-taster.ts';
import { launchHeadingSouth } from './scenes/launch-heading-south.ts';
import { leftLuggageShelves } from './scenes/left-luggage-shelves.ts';
import { mekongSaltRice } from './scenes/mekong-salt-rice.ts';
import { mountainVillageBand } from './scenes/mountain-village-band.ts';
import { nightRailBrigade } from './scenes/night-rail-brigade.ts';
import { odemiraCricket } from './scenes/odemira-cricket.ts';
import { ottavaRimaDuel } from './scenes/ottava-rima-duel.ts';
import { pietracolmaSpring } from './scenes/pietracolma-spring.ts';
import { promptersBox } from './scenes/prompters-box.ts';
import { rotterdamLashers } from './scenes/rotterdam-lashers.ts';
import { samarBallotBoat } from './scenes/samar-ballot-boat.ts';
import { samarSchoolhouseCount } from './scenes/samar-schoolhouse-count.ts';
import { samarTallyBoard } from './scenes/samar-tally-board.ts';
import { santosCuppingTable } from './scenes/santos-cupping-table.ts';
import { shipBridgeNight } from './scenes/ship-bridge-night.ts';
import { shipGalleyRice } from './scenes/ship-galley-rice.ts';
import { streamThroughTheVillage } from './scenes/stream-through-the-village.ts';
import { stripOperatorBooth } from './scenes/strip-operator-booth.ts';
import { stripRollAndLamp } from './scenes/strip-roll-and-lamp.ts';
import { teaGlassSlate } from './scenes/tea-glass-slate.ts';
import { temporaryFootbridge } from './scenes/temporary-footbridge.ts';
import { thiaroyeNotebooks } from './scenes/thiaroye-notebooks.ts';
import { tideLeagueBeach } from './scenes/tide-league-beach.ts';
import { townHallTwoRooms } from './scenes/town-hall-two-rooms.ts';
import { trunkOfStrips } from './scenes/trunk-of-strips.ts';
import { undergroundClassroom } from './scenes/underground-classroom.ts';
import type { Scene } from './wanted.ts';

/** Every illustration by its slug; each is composed in a file of its own. */
export const scenes: Readonly<Record<string, Scene>> = {
  'abandoned-coaster': abandonedCoaster,
  'ama-notebooks': amaNotebooks,
  'antivenom-motorbike': antivenomMotorbike,
  'atacama-dark-road': atacamaDarkRoad,
  'ballot-canoe': ballotCanoe,
  'beirut-basket-stairwell': beirutBasketStairwell,
  'belsunce-desk': belsunceDesk,
  'cassette-letters': cassetteLetters,
  'correction-column-desk': correctionColumnDesk,
  'empty-mayors-chair': emptyMayorsChair,
  'fez-oven-loaves': fezOvenLoaves,
  'ghar-el-melh-gardens': gharElMelhGardens,
  'ghost-whale-cable': ghostWhaleCable,
  'gqeberha-choir-dark': gqeberhaChoirDark,
  'icelandic-yoke-sweater': icelandicYokeSweater,
  'interpreter-between-two': interpreterBetweenTwo,
  'izmir-snow-ledger': izmirSnowLedger,
  'kilifi-radio-silence': kilifiRadioSilence,
  'kittiwake-platform': kittiwakePlatform,
  'lagos-generator-row': lagosGeneratorRow,
  'lamu-well-taster': lamuWellTaster,
  'launch-heading-south': launchHeadingSouth,
  'left-luggage-shelves': leftLuggageShelves,
  'mekong-salt-rice': mekongSaltRice,
  'mountain-village-band': mountainVillageBand,
  'night-rail-brigade': nightRailBrigade,
  'odemira-cricket': odemiraCricket,
  'ottava-rima-duel': ottavaRimaDuel,
  'pietracolma-spring': pietracolmaSpring,
  'prompters-box': promptersBox,
  'rotterdam-lashers': rotterdamLashers,
  'samar-ballot-boat': samarBallotBoat,
  'samar-schoolhouse-count': samarSchoolhouseCount,
  'samar-tally-board': samarTallyBoard,
  'santos-cupping-table': santosCuppingTable,
  'ship-bridge-night': shipBridgeNight,
  'ship-galley-rice': shipGalleyRice,
  'stream-through-the-village': streamThroughTheVillage,
  'strip-operator-booth': stripOperatorBooth,
  'strip-roll-and-lamp': stripRollAndLamp,
  'tea-glass-slate': teaGlassSlate,
  'temporary-footbridge': temporaryFootbridge,
  'thiaroye-notebooks': thiaroyeNotebooks,
  'tide-league-beach': tideLeagueBeach,
  'town-hall-two-rooms': townHallTwoRooms,
  'trunk-of-strips': trunkOfStrips,
  'underground-classroom': undergroundClassroom,
};
