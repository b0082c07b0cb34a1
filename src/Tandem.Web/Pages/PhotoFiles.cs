using Tandem.Engine.Returns;
using Tandem.Engine.Users;
using Tandem.Web.Door;

namespace Tandem.Web.Pages;

/// <summary>Photos of what came back, to who may see the returns of their seller.</summary>
internal static class PhotoFiles
{
    public static void MapReturnPhotos(this WebApplication app) => app.MapGet("/return-photo/{key:long}", Send);

    private static async Task<IResult> Send(HttpContext http, Access access, ReturnPhotos photos, long key)
    {
        var ct = http.RequestAborted;
        if (Who.Of(http.User) is not { } who || await photos.OwnerOf(key, ct) is not { } seller
            || !await access.May(who, seller, Right.See, ct) || await photos.Of(seller, key, ct) is not { } photo)
            return Results.NotFound();

        // Somebody else's file: a browser shows it as the picture that it is, keeps it nowhere, and runs nothing of it.
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        return Results.Bytes(photo.File, photo.Type);
    }
}
