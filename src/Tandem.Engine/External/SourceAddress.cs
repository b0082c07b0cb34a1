namespace Tandem.Engine.External;

/// <summary>Reads the address of a file as a person typed it.</summary>
internal static class SourceAddress
{
    /// <summary>An absolute http(s) address without a name and password in it, or null.</summary>
    public static Uri? TryParse(string? text) =>
        Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address.Host.Length > 0
            ? address : null;
}
