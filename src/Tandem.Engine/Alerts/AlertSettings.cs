using Tandem.Engine.Sellers;

namespace Tandem.Engine.Alerts;

/// <summary>What a seller wants to be told, and when.</summary>
public sealed record AlertSettings : ISettings<AlertSettings>
{
    public static string Name => "alerts.choices";

    public static AlertSettings Usual { get; } = new();

    /// <summary>nl or en.</summary>
    public string Language { get; init; } = "nl";

    /// <summary>Nothing is told from this moment of a Dutch day…</summary>
    public TimeOnly? QuietFrom { get; init; }

    /// <summary>…until this one, which may be on the next day. Either null: at any hour.</summary>
    public TimeOnly? QuietUntil { get; init; }

    /// <summary>What is urgent is told in quiet hours too.</summary>
    public bool UrgentAlways { get; init; }

    /// <summary>That something is over is told as well.</summary>
    public bool TellEnds { get; init; } = true;

    /// <summary>The week in figures, each Monday at eight.</summary>
    public bool Weekly { get; init; }

    /// <summary>Where the seller opens the dashboard; null: as the program itself knows it.</summary>
    public Uri? Home { get; init; }

    /// <summary>
    /// Minutes within which a source is to be read, by its side and name; those that are not here have the usual ones.
    /// </summary>
    public Dictionary<string, int> Targets { get; init; } = [];
}
