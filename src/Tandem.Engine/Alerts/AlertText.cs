namespace Tandem.Engine.Alerts;

/// <summary>A message in the reader's language.</summary>
/// <param name="Lead">Before the paragraphs; may be empty.</param>
public sealed record AlertText(string Subject, string Lead, IReadOnlyList<AlertParagraph> Parts, bool Urgent = false);

/// <summary>One alert in words.</summary>
/// <param name="Text">What there is.</param>
/// <param name="Advice">What to do; empty: nothing.</param>
/// <param name="Link">Where that is done; null: nowhere.</param>
public sealed record AlertParagraph(string Title, string Text, string Advice, Uri? Link);
