/** Nodes of keyed Merkle maps, several levels to a page. */
export interface MapPageTables {
  map_page: {
    map_name: string
    page_key: string
    page: Uint8Array
  }
}
