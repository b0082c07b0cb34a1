using Tandem.Engine.Pictures;
using Tandem.Engine.Users;
using Tandem.Web.Door;

namespace Tandem.Web.Pages;

/// <summary>Pictures of items, from this program alone: no browser asks a shop for one.</summary>
internal static class PictureFiles
{
    private const string Long = "private, max-age=604800, immutable";

    // It may be there in a while.
    private const string Short = "private, max-age=300";

    /// <summary>A GIF of one clear dot.</summary>
    private static readonly byte[] None =
        Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

    public static void MapPictures(this WebApplication app) => app.MapGet("/picture/{key:long}", Send);

    private static async Task<IResult> Send(HttpContext http, Access access, ProductPictures pictures, long key)
    {
        var ct = http.RequestAborted;
        if (Who.Of(http.User) is not { } who || await pictures.OwnerOf(key, ct) is not { } seller
            || !await access.May(who, seller, Right.See, ct)) return Results.NotFound();
        var picture = await pictures.Of(seller, key, ct);
        http.Response.Headers.CacheControl = picture is null ? Short : Long;
        return picture is null ? Results.Bytes(None, "image/gif") : Results.Bytes(picture.File, picture.Type);
    }
}
