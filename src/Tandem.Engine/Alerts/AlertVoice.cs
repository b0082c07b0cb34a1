namespace Tandem.Engine.Alerts;

/// <summary>How messages are put into words: the screens know the languages.</summary>
/// <param name="Home">Where the dashboard is opened, unless the seller gave another address.</param>
/// <param name="Say">Gets the content, the language (nl or en) and where the dashboard is.</param>
public sealed record AlertVoice(Uri Home, Func<AlertContent, string, Uri, AlertText> Say)
{
    /// <summary>Where no screen gives words: a program that only works on the data.</summary>
    internal static AlertVoice None { get; } = new(new Uri("http://127.0.0.1:5080/"), (content, _, home) => new AlertText(
        content.Seller, "", [.. content.Lines.Select(line => new AlertParagraph(
            $"{line.Move} {line.Kind} {line.Topic} {line.Name}".TrimEnd(), $"{line.Count}", "", home))]));
}
