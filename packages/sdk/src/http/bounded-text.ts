/** The whole text of an answer (UTF-8); null as soon as it is longer than so many bytes. */
export async function boundedText(response: Response, bytesMax: number): Promise<string | null> {
  const declared = Number(response.headers.get('content-length') ?? 0)
  const reader = response.body?.getReader()
  if (reader === undefined) return ''
  if (declared > bytesMax) {
    await reader.cancel()
    return null
  }
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > bytesMax) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}
