namespace Tandem.Engine.Pictures;

/// <summary>Where pictures of products are kept on this machine, and how many.</summary>
public sealed class PictureOptions
{
    /// <summary>Null: nothing is kept, and each is fetched when it is asked for.</summary>
    public string? Folder { get; set; }

    /// <summary>Bytes of all files together.</summary>
    public long Most { get; set; } = 200 * 1024 * 1024;
}
