using System.Security.Cryptography;
using System.Text;

namespace Tandem.Engine.Pictures;

/// <summary>That an item has a picture, for a page that shows it.</summary>
/// <param name="Mark">Another one once the shop has it at another address, so that a browser asks anew.</param>
public sealed record ItemPicture(long Item, string Mark)
{
    /// <summary>Where this program answers it.</summary>
    public string Path => $"/picture/{Item}?v={Mark}";

    /// <param name="address">Where the shop has it; null: nowhere.</param>
    internal static ItemPicture? Of(long item, string? address) => address is null ? null
        : new ItemPicture(item, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 4)));
}
