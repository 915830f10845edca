export const id = 496;
export const ids = [496];
export const modules = {

/***/ 1496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openZip: () => (/* binding */ openZip)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var yauzl__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(663);
/* harmony import */ var _domain_archive_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(822);
/* harmony import */ var _domain_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9845);
/* harmony import */ var _domain_sentence_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8975);






/** Characters of a name; paths of machines end near it. */
const nameCharacters = 4_096;
const shownCharacters = 120;
const stored = 0;
const deflated = 8;
const hasDescriptor = 0b1000;
const utf8Names = 0x0800;
/** Where a size or an offset says this, the real one stands in the fields of zip64. */
const inZip64 = 0xffff_ffff;
const descriptorBytes = 24;
const endBytes = 22;
const zip64LocatorBytes = 20;
const zip64LocatorMark = 0x0706_4b50;
const zip64EndBytes = 56;
const refuse = (flaw, message) => {
    throw new _domain_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableArchive */ .U(flaw, message);
};
const shown = (name) => name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name;
// Names are checked here; what is read with them is never written anywhere.
const options = {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: true,
    validateEntrySizes: true,
};
function inMemory(given) {
    const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
    return {
        sizeBytes: bytes.length,
        readAt: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
        openZip: () => (0,yauzl__WEBPACK_IMPORTED_MODULE_2__/* .fromBufferPromise */ .SY)(bytes, options),
        close: () => Promise.resolve(),
    };
}
async function onDisk(path) {
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(path, 'r');
    const { size } = await handle.stat();
    return {
        sizeBytes: size,
        readAt: async (position, length) => {
            const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
            return buffer.subarray(0, bytesRead);
        },
        openZip: () => (0,yauzl__WEBPACK_IMPORTED_MODULE_2__/* .fromFdPromise */ .as)(handle.fd, options),
        close: () => handle.close(),
    };
}
/** What the library refuses is a flaw of the archive, unless it is one of the machine. */
function flawOf(thrown) {
    if (thrown instanceof _domain_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableArchive */ .U)
        return thrown;
    const isOfMachine = thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && thrown.code !== 'Z_DATA_ERROR';
    if (isOfMachine)
        return thrown;
    const message = (0,_domain_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .bD)(thrown);
    const unsupported = /not supported|unsupported|encrypted/u.test(message);
    return new _domain_archive_js__WEBPACK_IMPORTED_MODULE_3__/* .UnusableArchive */ .U(unsupported ? 'refused' : 'broken', (0,_domain_sentence_js__WEBPACK_IMPORTED_MODULE_5__/* .sentence */ .e)(`The archive says: ${shown(message)}`));
}
const isFolder = ({ fileName }) => fileName.endsWith('/');
/** What kind of thing a Unix wrote (`st_mode`); 0 where that is not known. */
const unixKind = ({ externalFileAttributes, versionMadeBy }) => versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & 0o170_000 : 0;
function checkEntry(entry) {
    const name = shown(entry.fileName);
    if (entry.fileName.length > nameCharacters || entry.fileName === '')
        refuse('broken', `A name in it has ${entry.fileName.length} characters.`);
    if (entry.isEncrypted())
        refuse('refused', `"${name}" in it is encrypted.`);
    if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
        refuse('refused', `"${name}" in it is compressed by method ${entry.compressionMethod}.`);
    const kind = unixKind(entry);
    if (kind !== 0 && kind !== 0o100_000 && kind !== 0o040_000)
        refuse('refused', `"${name}" in it is a link or a device.`);
    if (isFolder(entry) && entry.uncompressedSize > 0)
        refuse('broken', `The folder "${name}" in it has a content.`);
}
/** Holds what stands before a file's content against what the directory at the end says of it. */
async function extentOf(zip, entry) {
    const name = shown(entry.fileName);
    const local = await zip.readLocalFileHeaderPromise(entry);
    const differs = (what) => refuse('broken', `"${name}" has another ${what} in its own header than in the directory of the archive.`);
    if (!local.fileName.equals(entry.fileNameRaw))
        differs('name');
    if (local.compressionMethod !== entry.compressionMethod)
        differs('compression');
    const flags = (bits) => bits & (1 | hasDescriptor | utf8Names);
    if (flags(local.generalPurposeBitFlag) !== flags(entry.generalPurposeBitFlag))
        differs('set of flags');
    const isStreamed = (entry.generalPurposeBitFlag & hasDescriptor) !== 0;
    // What is written as a stream has zeros here, and the numbers behind its content.
    const agrees = (stated, known) => stated === known || stated === inZip64 || (isStreamed && stated === 0);
    if (!agrees(local.compressedSize, entry.compressedSize))
        differs('size');
    if (!agrees(local.uncompressedSize, entry.uncompressedSize))
        differs('size');
    if (local.crc32 !== entry.crc32 && !(isStreamed && local.crc32 === 0))
        differs('checksum');
    return {
        name,
        from: entry.relativeOffsetOfLocalHeader,
        to: local.fileDataStart + entry.compressedSize,
        slack: isStreamed ? descriptorBytes : 0,
    };
}
/**
 * Files stand one behind the other from the first byte to the directory. One that lies in another, and bytes that
 * belong to none, are what two readers would read differently.
 */
function checkExtents(extents, directoryAt) {
    let before = { name: '', from: 0, to: 0, slack: 0 };
    const sorted = [...extents].sort((left, right) => left.from - right.from);
    for (const extent of [...sorted, { name: 'the directory', from: directoryAt, to: 0, slack: 0 }]) {
        if (extent.from < before.to)
            refuse('broken', `"${before.name}" and "${extent.name}" overlap in it.`);
        if (extent.from > before.to + before.slack)
            refuse('broken', `Between "${before.name}" and "${extent.name}" stand bytes that belong to no file.`);
        before = extent;
    }
}
/** Where the directory of the archive begins, and where it must end. */
async function placeOfDirectory(store, commentBytes) {
    const endAt = store.sizeBytes - endBytes - commentBytes;
    const end = await store.readAt(endAt, endBytes);
    const locatorAt = endAt - zip64LocatorBytes;
    const locator = locatorAt < 0 ? Buffer.alloc(0) : await store.readAt(locatorAt, zip64LocatorBytes);
    if (locator.length < zip64LocatorBytes || locator.readUInt32LE(0) !== zip64LocatorMark)
        return { from: end.readUInt32LE(16), to: endAt };
    const zip64At = Number(locator.readBigUInt64LE(8));
    const zip64 = await store.readAt(zip64At, zip64EndBytes);
    if (zip64.length < zip64EndBytes || zip64At + 12 + Number(zip64.readBigUInt64LE(4)) !== locatorAt)
        return refuse('broken', 'Its end record (zip64) is not where it says.');
    return { from: Number(zip64.readBigUInt64LE(48)), to: zip64At };
}
async function* readFile(zip, entry) {
    let sum = 0;
    let sizeBytes = 0;
    try {
        for await (const chunk of await zip.openReadStreamPromise(entry)) {
            if (!(chunk instanceof Uint8Array))
                continue;
            sum = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.crc32)(chunk, sum);
            sizeBytes += chunk.length;
            yield chunk;
        }
    }
    catch (thrown) {
        throw flawOf(thrown);
    }
    if (sum !== entry.crc32 || sizeBytes !== entry.uncompressedSize)
        refuse('broken', `"${shown(entry.fileName)}" in it is not what its checksum says.`);
}
async function listEntries(zip, store, limits) {
    if (zip.entryCount > limits.entries)
        refuse('too-large', `It holds ${zip.entryCount} files, more than ${limits.entries}.`);
    const entries = [];
    const names = new Set();
    let unpackedBytes = 0;
    let directoryBytes = 0;
    for await (const entry of zip.eachEntry()) {
        checkEntry(entry);
        if (names.has(entry.fileName))
            refuse('broken', `"${shown(entry.fileName)}" stands twice in it.`);
        names.add(entry.fileName);
        unpackedBytes += entry.uncompressedSize;
        if (unpackedBytes > limits.bytes)
            refuse('too-large', `Unpacked it is larger than ${limits.bytes} bytes.`);
        if (unpackedBytes > limits.ratioFromBytes && unpackedBytes > limits.ratio * store.sizeBytes)
            refuse('too-large', `Unpacked it is more than ${limits.ratio} times as large as the archive.`);
        directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
        entries.push(entry);
    }
    const directory = await placeOfDirectory(store, zip.comment.length);
    if (directory.from + directoryBytes !== directory.to)
        refuse('broken', 'Its directory holds more, or fewer, files than it says.');
    const extents = [];
    for (const entry of entries)
        extents.push(await extentOf(zip, entry));
    checkExtents(extents, directory.from);
    return entries;
}
/**
 * Opens a zip archive (APPNOTE 6.3.10): stored and deflated files, zip64, data descriptors. What it says is checked
 * before anything is unpacked: its limits, names that stand twice, files that overlap, bytes that belong to no file,
 * headers that contradict the directory; sizes and checksums while files are read. Memory does not depend on sizes.
 *
 * @param source - a path on this machine, or the bytes of the archive
 * @throws {UnusableArchive} when it cannot be used; errors of the machine as they are
 */
async function openZip(source, limits) {
    const store = typeof source === 'string' ? await onDisk(source) : inMemory(source);
    try {
        const zip = await store.openZip();
        const entries = await listEntries(zip, store, limits);
        const files = entries
            .filter((entry) => !isFolder(entry))
            .map((entry) => ({
            path: entry.fileName,
            sizeBytes: entry.uncompressedSize,
            read: () => readFile(zip, entry),
        }))
            .sort((left, right) => (left.path < right.path ? -1 : 1));
        return { files, close: () => store.close() };
    }
    catch (thrown) {
        await store.close();
        throw flawOf(thrown);
    }
}


/***/ })

};
